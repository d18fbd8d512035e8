# language: da
@snitflade:fhir
@anvendelse:epj
@anvendelse:ehmi
@antagelse
Egenskab: Niveauet kan læses på FHIR
  En patientjournal eller en meddelelse, der slår en enhed op på FHIR, skal kunne se, om den er et hospital, et center
  eller et afsnit, uden at kende SHAK. MedCom har et kodesystem med de seks niveauers navne (EER-TERM), men ingen
  gældende profil siger, hvor i Organization niveauet står. Her er det læst som en af enhedens typer, med navnet som kode;
  SNOMED CT-koden må stå ved siden af.

  Regel: En enhed på et niveau viser det i MedComs kodesystem

    @ID27-001
    @krav:fhir-niveau
    Abstrakt Scenario: FHIR viser niveauet på hver af regionens testenheder
      Givet regionens testenhed på niveauet <niveau>
      Når enheden læses fra FHIR
      Så har enheden præcis ét niveau
      Og er niveauets navn <niveau>
      Og er niveauets kode, hvis den er med, den, der er aftalt for <niveau>

      Eksempler:
        | niveau          |
        | Hospital        |
        | Hospitalsområde |
        | Center          |
        | Overafdeling    |
        | Afdeling        |
        | Afsnit          |

    @ID27-002
    @krav:fhir-niveau
    Scenarie: FHIR giver niveauet i MedComs kodesystem
      Givet regionens testenhed på niveauet Afdeling
      Når enheden læses fra FHIR
      Så er niveauet givet i MedComs kodesystem

    @ID27-003
    @krav:fhir-niveau
    @krav:id27-seks-niveauer
    Scenarie: FHIR bruger kun niveauer, som MedCom kender
      Når alle enheder læses fra FHIR
      Så er hvert niveau et af dem, MedCom kender

  Regel: En enhed uden niveau viser intet
    Det er en antagelse, at enheder uden for hospitalerne intet niveau har. MedComs udkast fra 2023 gav dem ikke feltet.

    @ID27-004
    @krav:id27-uden-for-hospital
    Scenarie: FHIR viser intet niveau på en enhed uden for hospitalerne
      Givet regionens testenhed uden niveau
      Når enheden læses fra FHIR
      Så findes enheden
      Og har enheden intet niveau

    @ID27-005
    @krav:id27-uden-for-hospital
    Scenarie: FHIR viser intet niveau på en praksis
      Givet regionens testpraksis
      Når enheden læses fra FHIR
      Så findes enheden
      Og har enheden intet niveau
