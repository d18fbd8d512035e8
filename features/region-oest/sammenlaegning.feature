# language: da
@sammenlaegning:oestdanmark
@snitflade:udtraek
@anvendelse:esp
@anvendelse:medcom
@antagelse
Egenskab: Region Østdanmark overtager, og ingen enhed skifter kode
  Den 1. januar 2027 overtager Region Østdanmark alt fra Region Hovedstaden og Region Sjælland (OVGL). Hvordan det sker i SOR,
  er ikke offentligt. Her antages det, at ejeren skifter, at koderne bliver, og at registeret husker, hvordan det var.
  Før dagen er det varslet, der afprøves; fra dagen er det det, der er sket. Er intet varslet endnu, kan intet afprøves.

  Baggrund:
    Givet sammenlægningen kendes i registeret

  Regel: De afgivende ejere lukker, og den overtagende åbner dagen efter

    @OEST-001
    @krav:oest-ejer
    Abstrakt Scenario: De afgivende ejere har deres sidste dag dagen før sammenlægningen
      Givet regionens <ejer>
      Når enheden læses fra XML version 3
      Så er enhedens sidste dag dagen før sammenlægningen

      Eksempler:
        | ejer           |
        | afgivende ejer |
        | naboejer       |

    @OEST-002
    @krav:oest-ejer
    Scenarie: Den overtagende ejer har sin første dag på sammenlægningens dag
      Givet regionens overtagende ejer
      Når enheden læses fra XML version 3
      Så er enhedens første dag sammenlægningens dag

    @OEST-003
    @krav:oest-ejer
    @snitflade:fhir
    Scenarie: Den afgivende ejer er aktiv på FHIR til og med dagen før
      Givet regionens afgivende ejer
      Når enheden læses fra FHIR
      Så er ejeren aktiv netop til og med dagen før sammenlægningen

    @OEST-004
    @krav:oest-ejer
    @snitflade:fhir
    Scenarie: Den overtagende ejer er aktiv på FHIR fra dagen
      Givet regionens overtagende ejer
      Når enheden læses fra FHIR
      Så er ejeren aktiv netop fra sammenlægningens dag

    @OEST-005
    @krav:oest-ejer
    Scenarie: Ingen åben enhed er efterladt under en lukket ejer
      Når XML version 3 hentes
      Så ligger ingen åben enhed under en af de to ejere, når de er lukket

  Regel: Enhederne beholder deres koder og kan slås op før og efter

    @OEST-006
    @krav:oest-samme-koder
    @krav:oest-ejer
    @snitflade:fhir
    @snitflade:skrs
    @snitflade:sorls
    Abstrakt Scenario: Regionens hospital har sin SOR-kode og dagens ejer på hver snitflade
      Givet regionens testenhed på niveauet Hospital
      Når enheden læses fra <sted>
      Så er SOR-koden den, der blev spurgt om
      Og hører enheden under den, der ejer den på afprøvningens dag

      Eksempler:
        | sted                |
        | FHIR                |
        | SKRS SorEntity      |
        | SORLS               |
        | XML version 3       |
        | den daglige CSV-fil |

    @OEST-007
    @krav:oest-samme-koder
    @snitflade:fhir
    @snitflade:skrs
    @snitflade:sorls
    Abstrakt Scenario: Den anden regions hospital kan slås op før og efter på hver snitflade
      Givet regionens nabohospital
      Når enheden læses fra <sted>
      Så er SOR-koden den, der blev spurgt om
      Og er enheden åben på afprøvningens dag

      Eksempler:
        | sted                |
        | FHIR                |
        | SKRS SorEntity      |
        | SORLS               |
        | XML version 3       |
        | den daglige CSV-fil |

    @OEST-008
    @krav:oest-samme-koder
    Scenarie: Hospitalets SHAK-kode er den samme før og efter
      Givet regionens testenhed på niveauet Hospital
      Når hele SHAK-oversættelsen læses fra SHAKSORMap.csv
      Så har enheden samme SHAK-koder før og efter sammenlægningen

    @OEST-009
    @krav:oest-regionskode
    Scenarie: Hospitalets adresse bærer regionens kode
      Givet regionens testenhed på niveauet Hospital
      Når den komplette CSV-fil hentes
      Så bærer hospitalets adresse regionens kode

  Regel: Registeret husker, hvem der ejede enheden

    @OEST-010
    @krav:oest-historik
    Abstrakt Scenario: Den overtagende ejer og de afgivende nævner hinanden
      Givet regionens <ejer>
      Når XML version 3 hentes
      Så nævner enheden regionens overtagende ejer som sin efterfølger
      Og nævner den overtagende ejer enheden som sin forgænger

      Eksempler:
        | ejer           |
        | afgivende ejer |
        | naboejer       |

    @OEST-011
    @krav:oest-historik
    Scenarie: Historikken i den komplette CSV-fil har den afgivende ejer til og med dagen før
      Givet regionens testenhed på niveauet Hospital
      Når enhedens historik læses fra den komplette CSV-fil
      Så ejede den afgivende ejer enheden dagen før sammenlægningen

    @OEST-012
    @krav:oest-historik
    @snitflade:sorls
    Scenarie: SORLS svarer for dagen før med den afgivende ejer
      Givet regionens testenhed på niveauet Hospital
      Når enheden slås op i SORLS på dagen før sammenlægningen
      Så hører enheden under den afgivende ejer
