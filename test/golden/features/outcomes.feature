# language: da
Egenskab: Hvert udfald, der findes

  @GULD-101
  Scenarie: Bestået
    Givet et system, der svarer
    Så er svaret godt

  @GULD-102
  Scenarie: Afvigelse med to udvekslinger i ét trin
    Givet et system, der svarer
    Når systemet bliver spurgt to gange
    Så er svaret en afvigelse
    Og er svaret godt

  @GULD-103
  Scenarie: Teknisk fejl
    Når forbindelsen bliver brudt

  @GULD-104
  Scenarie: Forudsætning mangler
    Givet at en forudsætning mangler

  @GULD-105
  Scenarie: Fejl i værktøjet
    Når værktøjet fejler

  @GULD-106
  Scenarie: Trinnet findes ikke
    Givet et trin, som ingen har skrevet

  @GULD-107
  Scenarie: Trinnet er ikke færdigt
    Givet et trin, der ikke er færdigt

  @GULD-108
  Scenarie: Trinnet kan læses på flere måder
    Givet et tvetydigt trin

  @GULD-109
  Scenarie: Består i andet forsøg
    Givet et system, der først svarer anden gang
    Så er svaret godt

  @GULD-110
  Scenarie: Et trin springer resten over
    Givet et trin, der springer over
    Så er svaret godt

  @GULD-111 @krog-foer
  Scenarie: Krogen før scenariet mangler en forudsætning
    Givet et system, der svarer

  @GULD-112 @krog-efter
  Scenarie: Krogen efter en afvigelse fejler
    Så er svaret en afvigelse

  @GULD-113
  Scenarie: Ingen trin

  @GULD-114
  Abstrakt Scenario: Rækken <række>
    Så er svaret <udfald>

    Eksempler:
      | række | udfald       |
      | først | godt         |
      | sidst | en afvigelse |

  @GULD-115
  Scenarie: Ikke relevant for regionen
    Så er svaret godt
