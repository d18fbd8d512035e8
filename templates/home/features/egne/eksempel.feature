# language: da
@snitflade:fhir
@anvendelse:epj
Egenskab: Vores egne specifikationer
  Et eksempel på en specifikation, der kun er jeres. Den står ved siden af de fælles og tælles ikke med blandt dem. Ret den
  til, eller slet den. Et id begynder med bogstaver, ingen af de fælles bruger, og bliver aldrig brugt igen.

  Regel: En enhed har et navn, et menneske kan læse

    @EGEN-001
    @krav:fhir-opslag
    Scenarie: En afdelings navn på FHIR er mere end dens kode
      Givet regionens testenhed på niveauet Afdeling
      Når vi slår enheden op på FHIR
      Så har enheden et navn, der ikke er et tal
