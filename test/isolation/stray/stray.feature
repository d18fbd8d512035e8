# language: da
Egenskab: Løse fejl

  @LOES-001
  Scenarie: efterlader en tidsindstilling, der kaster
    Givet et trin, der efterlader en fejl om 100 ms

  @LOES-002
  Scenarie: efterlader et løfte, der brydes
    Givet et trin, der efterlader et brudt løfte om 100 ms

  @LOES-003
  Scenarie: naboen er længe om det
    Givet et trin, der tager 600 ms
    Så er svaret godt

  @LOES-004
  Scenarie: fejler selv undervejs
    Givet et trin, der efterlader en fejl om 50 ms
    Og et trin, der tager 300 ms
    Så er svaret godt

  @LOES-005
  Scenarie: en anden nabo
    Givet et trin, der tager 600 ms
    Så er svaret godt

  @LOES-006
  Scenarie: slipper aldrig
    Givet et trin, der aldrig slipper
