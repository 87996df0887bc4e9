//! The parts of a Word document around its body.

use super::body::escaped;
use crate::review::Timestamp;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const DOCUMENT_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;

const FOOTER: &str = r#"<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"#;

const DOCUMENT: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#;

/// A4 landscape with margins of 20 mm.
const SECTION: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#;

const STYLES_HEAD: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#;

const TABLE_STYLE: &str = r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="MmatTable"><w:name w:val="MMAT Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="16202b"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="16202b"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="b8c0c9"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="dfe3e8"/></w:tblBorders></w:tblPr></w:style></w:styles>"#;

/// A paragraph style: id, name, whether it is Word's own, paragraph and run properties.
type Style = (&'static str, &'static str, bool, &'static str, &'static str);

const STYLES: [Style; 8] = [
    (
        "Title",
        "Title",
        true,
        "<w:keepNext/>",
        r#"<w:b/><w:sz w:val="36"/>"#,
    ),
    (
        "Heading1",
        "heading 1",
        true,
        r#"<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="0"/>"#,
        r#"<w:b/><w:sz w:val="28"/>"#,
    ),
    (
        "Caption",
        "caption",
        true,
        "<w:keepNext/>",
        r#"<w:b/><w:sz w:val="20"/>"#,
    ),
    (
        "Footer",
        "footer",
        true,
        r#"<w:jc w:val="right"/>"#,
        r#"<w:sz w:val="18"/>"#,
    ),
    (
        "Note",
        "MMAT Note",
        false,
        r#"<w:spacing w:after="60"/>"#,
        r#"<w:color w:val="4a5765"/><w:sz w:val="18"/>"#,
    ),
    (
        "TableHead",
        "MMAT Table Head",
        false,
        r#"<w:spacing w:after="0"/>"#,
        r#"<w:b/><w:sz w:val="17"/>"#,
    ),
    (
        "TableText",
        "MMAT Table Text",
        false,
        r#"<w:spacing w:after="0"/>"#,
        r#"<w:sz w:val="18"/>"#,
    ),
    (
        "Gap",
        "MMAT Gap",
        false,
        r#"<w:spacing w:after="0"/>"#,
        r#"<w:sz w:val="8"/>"#,
    ),
];

/// The files of the document, with this body.
pub(super) fn parts(title: &str, now: &Timestamp, body: &str) -> Vec<(String, Vec<u8>)> {
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("word/document.xml", format!("{DOCUMENT}{body}{SECTION}")),
        (
            "word/_rels/document.xml.rels",
            DOCUMENT_RELATIONS.to_owned(),
        ),
        ("word/styles.xml", styles()),
        ("word/footer1.xml", FOOTER.to_owned()),
        ("docProps/core.xml", core(title, now)),
    ];
    parts
        .into_iter()
        .map(|(name, text)| (name.to_owned(), format!("{XML}{text}").into_bytes()))
        .collect()
}

fn styles() -> String {
    let mut text = STYLES_HEAD.to_owned();
    for (id, name, own, paragraph, run) in STYLES {
        let custom = if own { "" } else { " w:customStyle=\"1\"" };
        text.push_str(&format!(
            "<w:style w:type=\"paragraph\"{custom} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>\
             <w:rPr>{run}</w:rPr></w:style>"
        ));
    }
    text.push_str(TABLE_STYLE);
    text
}

fn core(title: &str, now: &Timestamp) -> String {
    // Whole seconds: not every reader takes more.
    let now = now.as_str().get(..19).unwrap_or_default();
    let software = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
    let title = escaped(title);
    format!(
        "<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{software}</dc:creator>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{now}Z</dcterms:created>\
         </cp:coreProperties>"
    )
}
