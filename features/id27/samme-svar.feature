# language: da
@snitflade:fhir
@snitflade:skrs
@snitflade:udtraek
@anvendelse:esp
@anvendelse:medcom
@krav:samme-svar
@antagelse
Egenskab: Snitfladerne er enige om niveauet
  En afsender kan slå enheden op på FHIR, mens modtageren har indlæst filen. Begge skal se samme niveau, ellers falder
  meddelelse og indberetning fra hinanden. Hvor hurtigt en ændring skal være nået frem overalt, er ikke offentligt aftalt.

  @ID27-036
  Abstrakt Scenario: Testenheden har samme niveau på FHIR, i SKRS og i udtrækkene
    Givet regionens testenhed på niveauet <niveau>
    Når enheden læses fra disse steder:
      | FHIR                  |
      | SKRS SorEntity        |
      | XML version 3         |
      | den daglige CSV-fil   |
      | den komplette CSV-fil |
    Så er niveauet <niveau> alle stederne

    Eksempler:
      | niveau          |
      | Hospital        |
      | Hospitalsområde |
      | Center          |
      | Overafdeling    |
      | Afdeling        |
      | Afsnit          |

  @ID27-037
  Scenarie: SKRS og XML version 3 er enige om niveauet på alle enheder
    Givet alle enheder er læst fra XML version 3
    Når alle enheder læses fra SKRS SorEntity
    Så er hver enheds niveau det samme begge steder

  @ID27-038
  Scenarie: FHIR og XML version 3 er enige om niveauet på alle enheder
    Givet alle enheder er læst fra XML version 3
    Når alle enheder læses fra FHIR
    Så er hver enheds niveau det samme begge steder

  @ID27-039
  Scenarie: Den daglige CSV-fil og XML version 3 er enige om niveauet på alle enheder
    Givet alle enheder er læst fra XML version 3
    Når alle enheder læses fra den daglige CSV-fil
    Så er hver enheds niveau det samme begge steder

  @ID27-040
  @snitflade:sorls
  Scenarie: SORLS og registret er enige om niveauet på de enheder, der slås op
    Givet alle enheder er læst fra registret
    Når et udsnit af enhederne slås op i SORLS
    Så er koden og navnet på hver enheds niveau de samme begge steder
