# language: da
@snitflade:journal
@snitflade:logistik
@snitflade:apotek
@snitflade:patologi
@anvendelse:epj
@anvendelse:fagsystemer
@krav:fagsystem-enhed
@antagelse
Egenskab: Regionale systemer viser en enhed, så den kan bruges uden SHAK
  Planen nævner patientjournaler, klinisk logistik, apotek og patologi blandt de systemer, der skal gå fra SHAK til SOR ved
  at bruge det nye niveau (SEED). Hvad hvert af dem skal vise, er ikke offentligt; her spørges de over FHIR.

  @FAG-001
  Abstrakt Scenario: <system> finder enheden på dens SOR-kode
    Givet regionens testenhed på niveauet Afdeling
    Når enheden læses fra <system>
    Så findes enheden
    Og er SOR-koden den, der blev spurgt om

    Eksempler:
      | system           |
      | Patientjournal   |
      | Klinisk logistik |
      | Apotekssystem    |
      | Patologisystem   |

  @FAG-002
  Abstrakt Scenario: <system> viser et afsnits niveau
    Givet regionens testenhed på niveauet Afsnit
    Når enheden læses fra <system>
    Så har enheden præcis ét niveau
    Og er niveauets navn Afsnit

    Eksempler:
      | system           |
      | Patientjournal   |
      | Klinisk logistik |
      | Apotekssystem    |
      | Patologisystem   |

  @FAG-003
  Abstrakt Scenario: <system> viser et niveau, SHAK ikke har
    Givet regionens testenhed på niveauet Center
    Når enheden læses fra <system>
    Så har enheden præcis ét niveau
    Og er niveauets navn Center

    Eksempler:
      | system           |
      | Patientjournal   |
      | Klinisk logistik |
      | Apotekssystem    |
      | Patologisystem   |

  @FAG-004
  Abstrakt Scenario: <system> viser en lukket enhed som lukket
    Givet regionens lukkede testenhed
    Når enheden læses fra <system>
    Så findes enheden
    Og er enheden ikke aktiv

    Eksempler:
      | system           |
      | Patientjournal   |
      | Klinisk logistik |
      | Apotekssystem    |
      | Patologisystem   |

  @FAG-005
  Abstrakt Scenario: <system> viser en åben enhed som åben
    Givet regionens testenhed på niveauet Overafdeling
    Når enheden læses fra <system>
    Så findes enheden
    Og er enheden aktiv

    Eksempler:
      | system           |
      | Patientjournal   |
      | Klinisk logistik |
      | Apotekssystem    |
      | Patologisystem   |

  @FAG-006
  Abstrakt Scenario: <system> viser intet niveau på en enhed uden for hospitalerne
    Givet regionens testenhed uden niveau
    Når enheden læses fra <system>
    Så findes enheden
    Og har enheden intet niveau

    Eksempler:
      | system           |
      | Patientjournal   |
      | Klinisk logistik |
      | Apotekssystem    |
      | Patologisystem   |

  @FAG-007
  Abstrakt Scenario: <system> giver niveauet i MedComs kodesystem
    Givet regionens testenhed på niveauet Afdeling
    Når enheden læses fra <system>
    Så er niveauet givet i MedComs kodesystem

    Eksempler:
      | system           |
      | Patientjournal   |
      | Klinisk logistik |
      | Apotekssystem    |
      | Patologisystem   |

  @FAG-008
  Abstrakt Scenario: <system> viser enheden med registrets navn
    Givet regionens testenhed på niveauet Afsnit
    Og enheden er set i XML version 3
    Når enheden læses fra <system>
    Så er enhedens navn det samme begge steder

    Eksempler:
      | system           |
      | Patientjournal   |
      | Klinisk logistik |
      | Apotekssystem    |
      | Patologisystem   |

  @FAG-009
  Abstrakt Scenario: <system> viser enheden under sin overordnede
    Givet regionens testenhed på niveauet Afsnit
    Og enheden er set i XML version 3
    Når enheden læses fra <system>
    Så er enhedens overordnede den samme begge steder

    Eksempler:
      | system           |
      | Patientjournal   |
      | Klinisk logistik |
      | Apotekssystem    |
      | Patologisystem   |

  @FAG-010
  Abstrakt Scenario: <system> finder en enhed, der ingen SHAK-kode har
    Givet regionens testenhed på niveauet Overafdeling
    Og enheden er set i XML version 3 uden SHAK-kode
    Når enheden læses fra <system>
    Så findes enheden
    Og er enhedens navn det samme begge steder

    Eksempler:
      | system           |
      | Patientjournal   |
      | Klinisk logistik |
      | Apotekssystem    |
      | Patologisystem   |
