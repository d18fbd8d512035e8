# language: da
@snitflade:udtraek
@anvendelse:lpr
@antagelse
Egenskab: Niveauerne følger hierarkiet
  Indberetning og regler kan kun hvile på niveauerne, hvis hver enhed under et hospital har ét, og rækken fra Hospital til
  Afsnit følger hierarkiet. Ingen offentlig kilde fra styrelsen siger, hvad der gælder. Reglerne her er læst ud af MedComs
  udkast fra oktober 2023 (EER-ID27) og af niveauernes navne, og de er alle antagelser, indtil SOR-teamet bekræfter dem.

  Regel: En enhed har højst ét niveau

    @ID27-029
    @krav:id27-et-niveau
    Scenarie: Ingen enhed i XML version 3 har mere end ét niveau
      Når alle enheder læses fra XML version 3
      Så har ingen enhed mere end ét niveau

    @ID27-030
    @krav:id27-et-niveau
    @snitflade:fhir
    @anvendelse:epj
    Scenarie: Ingen enhed på FHIR har mere end ét niveau
      Når alle enheder læses fra FHIR
      Så har ingen enhed mere end ét niveau

  Regel: Hospitaler og enheder under dem har et niveau

    @ID27-031
    @krav:id27-hospital-niveau
    Scenarie: Hvert åbent hospital har niveauet Hospital
      Når registret læses fra XML version 3
      Så har hvert åbent hospital niveauet Hospital

    @ID27-032
    @krav:id27-enhed-under-hospital
    Scenarie: Hver åben enhed under et hospital har præcis ét niveau
      Når registret læses fra XML version 3
      Så har hver åben enhed under et hospital præcis ét niveau

    @ID27-033
    @krav:id27-uden-for-hospital
    Scenarie: Ingen åben enhed uden for hospitalerne har et niveau
      Når registret læses fra XML version 3
      Så har ingen åben enhed uden for hospitalerne et niveau

  Regel: Et niveau ligger under det, enheden hører til
    Niveauer må springes over: et afsnit kan ligge direkte under et center. Det omvendte må ikke forekomme.

    @ID27-034
    @krav:id27-raekkefoelge
    Scenarie: Ingen enhed har et niveau, der ligger over eller lige med den overordnedes
      Når registret læses fra XML version 3
      Så ligger ingen enheds niveau over eller lige med niveauet på enheden over den

  Regel: Niveauet svarer til SHAK-kodens længde

    @ID27-035
    @krav:id27-shak-laengde
    Scenarie: SHAK-kodens længde svarer til enhedens niveau
      Når registret læses fra XML version 3
      Så svarer længden af hver SHAK-kode til niveauet
