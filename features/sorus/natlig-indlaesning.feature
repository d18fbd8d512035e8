# language: da
@snitflade:sorus
@anvendelse:nsp
@anvendelse:epj
@skriver
@antagelse
@krav:sorus-natten-efter
Egenskab: Det, der skrives i SORUS, er nået frem dagen efter
  Ændringer i SOR ses dagen efter (SDS-BRUG), når den natlige indlæsning har været der (NSP-SOR). På øvelsesendepunktet kan
  den sættes i gang med det samme; andre steder ender scenarierne som “Forudsætning mangler”.

  @SORUS-030
  @snitflade:skrs
  Scenarie: En ny enhed og dens niveau er nået til SKRS
    Når en pilotenhed oprettes på niveauet Afdeling
    Så er ændringen gennemført
    Og er den natlige indlæsning gået godt
    Og viser SKRS SorEntity den med niveauet Afdeling

  @SORUS-031
  @snitflade:udtraek
  Abstrakt Scenario: En ny enhed og dens niveau er nået til udtrækket
    Når en pilotenhed oprettes på niveauet Center
    Så er ændringen gennemført
    Og er den natlige indlæsning gået godt
    Og viser <fil> den med niveauet Center

    Eksempler:
      | fil                   |
      | XML version 3         |
      | den daglige CSV-fil   |
      | den komplette CSV-fil |

  @SORUS-032
  @snitflade:fhir
  Scenarie: En ny enhed og dens niveau er nået til FHIR
    Når en pilotenhed oprettes på niveauet Afsnit
    Så er ændringen gennemført
    Og er den natlige indlæsning gået godt
    Og viser FHIR den med niveauet Afsnit

  @SORUS-033
  @snitflade:skrs
  Scenarie: Et nyt niveau er nået til SKRS
    Givet en pilotenhed på niveauet Afsnit er oprettet i SORUS
    Når pilotenheden får niveauet Afdeling
    Så er ændringen gennemført
    Og er den natlige indlæsning gået godt
    Og viser SKRS SorEntity den med niveauet Afdeling

  @SORUS-034
  @snitflade:skrs
  Scenarie: En rettet enhed har hele sin historik i SKRS
    Givet en pilotenhed på niveauet Afsnit er oprettet i SORUS
    Når pilotenheden får et nyt navn
    Så er ændringen gennemført
    Og er den natlige indlæsning gået godt
    Og har SKRS både det gamle og det nye i sin historik

  @SORUS-035
  @snitflade:udtraek
  Scenarie: En erstatning kan følges begge veje i XML version 3
    Givet en pilotenhed på niveauet Afsnit er oprettet i SORUS
    Når pilotenheden erstattes af en ny på niveauet Afsnit
    Så er ændringen gennemført
    Og er den natlige indlæsning gået godt
    Og viser XML version 3 forbindelsen mellem den gamle og den nye

  @SORUS-036
  @snitflade:udtraek
  @krav:sorus-regler
  Scenarie: En enhed, der er afvist for sit niveau, er ikke i XML version 3
    Når en pilotenhed oprettes med en niveaukode, der ikke findes
    Så afviser SORUS ændringen med koden "unknown-level"
    Og er den natlige indlæsning gået godt
    Og kender XML version 3 ingen enhed med det navn

  @SORUS-037
  @snitflade:udtraek
  @krav:sorus-regler
  Scenarie: En enhed, der er afvist for sin overordnede, er ikke i XML version 3
    Når en pilotenhed oprettes under regionens lukkede testenhed
    Så afviser SORUS ændringen med koden "closed-parent"
    Og er den natlige indlæsning gået godt
    Og kender XML version 3 ingen enhed med det navn
