# language: da
@snitflade:udtraek
@anvendelse:lpr
@anvendelse:dpsd
Egenskab: XML version 2 lever uskadt ved siden af version 3
  Niveauet kommer med XML version 3. Version 2 udgives fortsat dagligt i et halvt år (SDS-AKT-2023), så modtagere kan
  skifte i deres eget tempo. De må ikke opdage noget i mellemtiden: samme enheder, samme navne, samme hierarki.

  Regel: Begge versioner kan læses

    @XML-001
    @krav:udtraek-datakvalitet
    Scenarie: XML version 3 kan læses fra ende til anden
      Når XML version 3 hentes
      Så kan hele filen læses uden fejl

    @XML-002
    @krav:xml2-uaendret
    Scenarie: XML version 2 kan læses fra ende til anden
      Når XML version 2 hentes
      Så kan hele filen læses uden fejl

  Regel: Version 2 er den samme som før

    @XML-003
    @krav:xml2-uaendret
    Scenarie: XML version 2 har ingen niveaufelter
      Når alle enheder læses fra XML version 2
      Så har ingen enhed et niveau

    @XML-004
    @krav:xml2-uaendret
    Scenarie: XML version 2 og version 3 rummer de samme enheder
      Givet XML version 3 er hentet
      Når XML version 2 hentes
      Så rummer de to filer de samme enheder

    @XML-005
    @krav:xml2-uaendret
    Scenarie: Enhederne hedder det samme i XML version 2 og version 3
      Givet XML version 3 er hentet
      Når XML version 2 hentes
      Så har hver enhed samme navn i de to filer

    @XML-006
    @krav:xml2-uaendret
    Scenarie: Enhederne ligger samme sted i XML version 2 og version 3
      Givet XML version 3 er hentet
      Når XML version 2 hentes
      Så har hver enhed samme overordnede i de to filer

    @XML-007
    @krav:xml2-uaendret
    Scenarie: Enhederne har samme type og dage i XML version 2 og version 3
      Givet XML version 3 er hentet
      Når XML version 2 hentes
      Så har hver enhed samme type og samme dage i de to filer

    @XML-008
    @krav:xml2-uaendret
    Scenarie: XML version 2 og version 3 gælder samme dag
      Givet XML version 3 er hentet
      Når XML version 2 hentes
      Så gælder de to filer samme dag
