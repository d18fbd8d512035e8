# language: da
@snitflade:sorus
@snitflade:sorls
@anvendelse:epj
@skriver
@antagelse
@krav:sorus-regler
Egenskab: SORUS afviser det, der ikke må stå i registret
  Et forkert niveau må ikke kunne skrives, og en afvist ændring må intet ændre. SORUS kontrollerer forretningsregler efter
  sikkerhedslaget (NSP-SORUS3); reglerne og deres koder er ikke offentlige, så koderne her er øvelsens.

  Regel: En enhed oprettes ikke, når dens oplysninger er forkerte

    @SORUS-010
    Scenarie: En niveaukode, der ikke er i klassifikationen, afvises
      Når en pilotenhed oprettes med en niveaukode, der ikke findes
      Så afviser SORUS ændringen med koden "unknown-level"

    @SORUS-011
    Scenarie: En enhed under et hospital uden niveau afvises
      Når en pilotenhed oprettes uden niveau
      Så afviser SORUS ændringen med koden "level-required"

    @SORUS-012
    Scenarie: Et niveau på en enhed uden for hospitalerne afvises
      Når en pilotenhed oprettes under regionens testenhed uden niveau
      Så afviser SORUS ændringen med koden "level-not-allowed"

    @SORUS-013
    Scenarie: En enhed under en lukket enhed afvises
      Når en pilotenhed oprettes under regionens lukkede testenhed
      Så afviser SORUS ændringen med koden "closed-parent"

    @SORUS-014
    Scenarie: En enhed under en ukendt enhed afvises
      Når en pilotenhed oprettes under en enhed, der ikke findes
      Så afviser SORUS ændringen med koden "unknown-parent"

    @SORUS-015
    Scenarie: En enhed uden navn afvises
      Når en pilotenhed oprettes uden navn
      Så afviser SORUS ændringen med koden "name-missing"

    @SORUS-016
    Scenarie: Et navn på mere end 60 tegn afvises
      Når en pilotenhed oprettes med et navn på 61 tegn
      Så afviser SORUS ændringen med koden "name-too-long"

    @SORUS-017
    Scenarie: En enhedstype, der ikke er i klassifikationen, afvises
      Når en pilotenhed oprettes med en enhedstype, der ikke findes
      Så afviser SORUS ændringen med koden "unknown-type"

    @SORUS-018
    Scenarie: En ny SHAK-kode afvises
      Når en pilotenhed oprettes med en SHAK-kode
      Så afviser SORUS ændringen med koden "shak-not-allowed"

    @SORUS-019
    Scenarie: En enhed under en enhed, hvis kode har forkert kontrolciffer, afvises
      Når en pilotenhed oprettes under en enhed, hvis kode har forkert kontrolciffer
      Så afviser SORUS ændringen med koden "invalid-identifier"

    @SORUS-026
    @snitflade:udtraek
    Scenarie: En enhed under en anden ejers hospital afvises
      Når en pilotenhed oprettes under en anden ejers hospital
      Så afviser SORUS ændringen med koden "wrong-owner"

  Regel: Kun en enhed, der findes, kan rettes

    @SORUS-027
    Scenarie: En rettelse af en enhed, der ikke findes, afvises
      Når en enhed, der ikke findes, får et nyt navn
      Så afviser SORUS ændringen med koden "unknown-entity"

    @SORUS-028
    Scenarie: En rettelse af en kode med forkert kontrolciffer afvises
      Når en enhed, hvis kode har forkert kontrolciffer, får et nyt navn
      Så afviser SORUS ændringen med koden "invalid-identifier"

  Regel: En afvist ændring ændrer intet

    @SORUS-020
    Scenarie: En rettelse med en ukendt niveaukode afvises helt
      Givet en pilotenhed på niveauet Afsnit er oprettet i SORUS
      Når pilotenheden får et nyt navn og en niveaukode, der ikke findes
      Så afviser SORUS ændringen med koden "unknown-level"
      Og er pilotenheden uændret i SORLS

    @SORUS-021
    Scenarie: En lukket enhed kan ikke rettes
      Givet en pilotenhed på niveauet Afsnit er oprettet i SORUS
      Og pilotenheden er lukket igen
      Når pilotenheden får et nyt navn
      Så afviser SORUS ændringen med koden "closed-entity"
      Og er pilotenheden uændret i SORLS

    @SORUS-022
    Scenarie: En enhed kan ikke flyttes ind under sig selv
      Givet en pilotenhed på niveauet Afdeling er oprettet i SORUS
      Og en anden pilotenhed ligger under den
      Når pilotenheden flyttes ind under den anden
      Så afviser SORUS ændringen med koden "parent-below-itself"
      Og er pilotenheden uændret i SORLS

    @SORUS-023
    Scenarie: En enhed kan ikke flyttes ind under en lukket enhed
      Givet en pilotenhed på niveauet Afsnit er oprettet i SORUS
      Når pilotenheden flyttes til regionens lukkede testenhed
      Så afviser SORUS ændringen med koden "closed-parent"
      Og er pilotenheden uændret i SORLS

    @SORUS-024
    Scenarie: En enhed med åbne enheder under sig kan ikke lukkes
      Givet en pilotenhed på niveauet Afdeling er oprettet i SORUS
      Og en anden pilotenhed ligger under den
      Når pilotenheden lukkes
      Så afviser SORUS ændringen med koden "has-open-children"
      Og er pilotenheden uændret i SORLS

    @SORUS-025
    Scenarie: En enhed kan ikke lukkes før sin første dag
      Givet en pilotenhed på niveauet Afsnit er oprettet i SORUS
      Når pilotenheden lukkes fra en dag før sin første
      Så afviser SORUS ændringen med koden "date-before-opening"
      Og er pilotenheden uændret i SORLS
