# language: da
@anvendelse:esp
@anvendelse:epj
@krav:svartid
@antagelse
Egenskab: Opslag besvares inden for den aftalte tid
  Den, der venter på en enhed, venter midt i sit arbejde. Hvor længe et svar må tage, er aftalt med regionen for hver snitflade
  og står i miljøets konfiguration (responseTimeMs). Uden en aftale bliver tiden ikke bedømt. Tiden går, fra spørgsmålet er sendt,
  til hele svaret er modtaget, og den måles, mens intet andet scenarie kører. Alle målte tider er med i beviset. Var det maskinen,
  der afprøver, som var langsom, siger målingen intet om regionen, og scenariet mangler da en forudsætning.

  Regel: Opslagene holder aftalen
    Det er 95-percentilen af tyve opslag, hvis ikke andet er afklaret. Tyve er det mindste antal, hvor den ikke bare er det
    langsomste opslag.

    @TID-001
    @alene
    @snitflade:fhir
    @snitflade:sorls
    @snitflade:skrs
    Abstrakt Scenario: Opslag efter hinanden holder den aftalte svartid
      Givet den aftalte svartid på <snitflade>
      Og regionens testenhed på niveauet Hospital
      Når svartiden måles, mens enheden slås op på <snitflade>
      Så holder opslagene den aftalte svartid

      Eksempler:
        | snitflade |
        | FHIR      |
        | SORLS     |
        | SKRS      |

  Regel: En fil hentes inden for den aftalte tid
    En fil er for stor til at hente tyve gange. Af tre hentninger må én være langsom, for den kan være et tilfælde.

    @TID-002
    @alene
    @snitflade:udtraek
    Abstrakt Scenario: En hel fil hentes inden for den aftalte tid
      Givet den aftalte svartid på udtrækket
      Når <fil> hentes forfra tre gange
      Så holder mindst to af de tre hentninger den aftalte svartid

      Eksempler:
        | fil                   |
        | XML version 3         |
        | den daglige CSV-fil   |
        | den komplette CSV-fil |
