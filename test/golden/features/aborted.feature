# language: da
Egenskab: Regionens proces bliver dræbt

  @GULD-301
  Scenarie: Nåede at blive færdigt
    Givet et system, der svarer
    Så er svaret godt

  @GULD-302
  Scenarie: Var i gang
    Givet et system, der svarer
    Når processen bliver dræbt
    Så er svaret godt

  @GULD-303
  Scenarie: Kom aldrig i gang
    Givet et system, der svarer
