"""Inline markup becomes plain text that says the same."""

import pytest
from lxml import etree

from probatum.connectors._markup import text, tidy


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        ("<i>in vitro</i> and <b><i>in vivo</i></b>", "in vitro and in vivo"),
        ("CO<sub>2</sub> and FEV<sub>1</sub>", "CO2 and FEV1"),
        ("10<sup>9</sup>/L", "10⁹/L"),
        ("10<sup>-3</sup> M", "10⁻³ M"),
        ("10<sup>−3</sup> M", "10⁻³ M"),
        ("10<sup>0.5</sup>", "10^0.5"),
        ("2<sup>-ΔΔCt</sup>", "2^-ΔΔCt"),
        ("kg/m<sup>2</sup>", "kg/m²"),
        ("I<sup>2</sup> = 45%", "I² = 45%"),
        ("CD4<sup>+</sup> cells, Ca<sup>2+</sup>", "CD4+ cells, Ca2+"),
        ("<sup>18</sup>F-FDG, [<sup>11</sup>C]raclopride", "18F-FDG, [11C]raclopride"),
        ("HCO<sub>3</sub><sup>-</sup>", "HCO3-"),
        ("the 5<sup>th</sup> day", "the 5th day"),
        ("ABCA1<sup>-/-</sup> mice", "ABCA1-/- mice"),
        ("p&lt;0.05 and x > 3", "p<0.05 and x > 3"),
        ("p &amp;lt; 0.05 &amp;amp; more", "p < 0.05 & more"),
        ("if a &lt;b and c&gt; d", "if a <b and c> d"),
        ("&lt;i&gt;E. coli&lt;/i&gt; 10&lt;sup&gt;9&lt;/sup&gt;", "E. coli 10⁹"),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p class='x'&gt;Two.&lt;/p&gt;", "One. Two."),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "alert(1)"),
        ("&lt;img src=x onerror=alert(1)&gt;A title", "A title"),
        ("AT&amp;T; R&amp;D", "AT&T; R&D"),
        ("one\n      two\tthree", "one two three"),
        ("<DispFormula><m:math xmlns:m='m'><m:mi>x</m:mi></m:math></DispFormula>", "x"),
    ],
)
def test_inline_markup(markup: str, plain: str) -> None:
    assert text(etree.fromstring(f"<t>{markup}</t>")) == plain


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        ("<msup><mn>10</mn><mrow><mo>-</mo><mn>3</mn></mrow></msup>", "10⁻³"),
        ("<msub><mi>T</mi><mn>1</mn></msub>", "T1"),
        ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x1²"),
        ("<mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac>", "1/(a+b)"),
        ("<msqrt><mi>n</mi><mo>+</mo><mn>1</mn></msqrt>", "√(n+1)"),
        ("<mroot><mi>n</mi><mn>3</mn></mroot>", "(n)^(1/3)"),
        ("<mmultiscripts><mi>He</mi><mprescripts/><none/><mn>3</mn></mmultiscripts>", "3He"),
        ("<mrow> <mi>x</mi> <mo>=</mo> <mn>5</mn> </mrow>", "x=5"),
        ("<mi>f</mi><mo>\u2061</mo><mfenced><mi>a</mi><mi>b</mi></mfenced>", "f(a,b)"),
        ("<semantics><mi>x</mi><annotation>\\x</annotation></semantics>", "x"),
        ("<mi>a</mi><mspace width='1em'/><mi>b</mi><mtext> </mtext><mi>c</mi>", "a b c"),
        (
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr></mtable>",
            "1, 2; 3",
        ),
    ],
)
def test_formula_on_one_line(markup: str, plain: str) -> None:
    element = etree.fromstring(
        f'<t>in <math xmlns="http://www.w3.org/1998/Math/MathML">{markup}</math> it</t>'
    )
    assert text(element) == f"in {plain} it"


def test_plain_text_is_left_alone() -> None:
    assert tidy("5 < 6, a & b; \u00a0x <0.05") == "5 < 6, a & b; \u00a0x <0.05"


def test_markup_nested_without_end_is_still_text() -> None:
    deep = "<i>" * 200 + "core" + "</i>" * 200
    assert text(etree.fromstring(f"<t>a {deep}</t>")) == "a core"
    rows = "<mrow>" * 200 + "<mi>x</mi>" + "</mrow>" * 200
    assert text(etree.fromstring(f"<t><math>{rows}</math></t>")) == "x"


def test_named_entities_that_the_parser_does_not_expand_are_known_or_shown() -> None:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False)
    element = etree.fromstring('<!DOCTYPE t SYSTEM "none.dtd"><t>5 &micro;g of &secret;</t>', parser)
    assert text(element) == "5 µg of &secret;"


def test_written_out_tags_are_known_in_any_case() -> None:
    assert tidy("10<SUP>9</Sup>/L, 5&lt;jats:sup&gt;th&lt;/jats:sup&gt;") == "10⁹/L, 5th"
