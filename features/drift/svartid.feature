# language: da
@anvendelse:esp
@anvendelse:epj
@krav:svartid
@antagelse
Egenskab: Opslag besvares inden for den aftalte tid
  Den, der venter på en enhed, venter midt i sit arbejde. Hvor længe et svar må tage, er aftalt med regionen for hver snitflade
  og står i miljøets konfiguration (responseTimeMs). Uden en aftale bliver tiden ikke bedømt. Alle målte tider er med i beviset.

  Regel: 95-percentilen af ti opslag holder aftalen
    Ti opslag laves efter hinanden, mens intet andet scenarie kører i regionen.

    @TID-001
    @alene
    @snitflade:fhir
    @snitflade:sorls
    @snitflade:skrs
    Abstrakt Scenario: Ti opslag efter hinanden holder den aftalte svartid
      Givet den aftalte svartid på <snitflade>
      Og regionens testenhed på niveauet Hospital
      Når enheden slås op ti gange på <snitflade>
      Så er 95-percentilen ikke over den aftalte svartid

      Eksempler:
        | snitflade |
        | FHIR      |
        | SORLS     |
        | SKRS      |

  Regel: En fil hentes inden for den aftalte tid

    @TID-002
    @alene
    @snitflade:udtraek
    Abstrakt Scenario: En hel fil hentes inden for den aftalte tid
      Givet den aftalte svartid på udtrækket
      Når <fil> hentes forfra
      Så er 95-percentilen ikke over den aftalte svartid

      Eksempler:
        | fil                   |
        | XML version 3         |
        | den daglige CSV-fil   |
        | den komplette CSV-fil |
