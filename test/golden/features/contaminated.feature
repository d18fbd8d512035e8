# language: da
Egenskab: En løs fejl rammer alle, der er i gang

  @GULD-201
  Scenarie: Uskyldig, men i gang
    Givet et system, der er længe om at svare
    Så er svaret godt

  @GULD-202
  Scenarie: Kaster en fejl uden for ethvert løfte
    Når en fejl slipper løs

  @GULD-203
  Scenarie: Også i gang, og afviger for sig selv
    Givet et system, der er længe om at svare
    Så er svaret en afvigelse
