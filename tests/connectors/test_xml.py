"""How XML from outside is parsed."""

from pathlib import Path

from lxml import etree

from probatum.connectors._xml import parser


def test_a_dtd_that_a_file_names_is_not_read(tmp_path: Path) -> None:
    dtd = tmp_path / "any.dtd"
    dtd.write_text('<!ELEMENT t ANY><!ENTITY x "y"><!ATTLIST t colour CDATA "red">')
    for name in (str(dtd), dtd.as_uri(), "http://127.0.0.1/any.dtd", "missing.dtd"):
        reader = parser()
        element = etree.fromstring(f'<!DOCTYPE t SYSTEM "{name}"><t>5</t>', reader)
        assert not element.attrib
        assert not len(reader.error_log)
