use super::*;
use ActivePart as P;

fn svg(inner: &str) -> Vec<u8> {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inner}</svg>"
    )
    .into_bytes()
}

fn foreign(target: &str) -> Vec<P> {
    vec![P::ForeignReference(target.to_owned())]
}

#[test]
fn scripts_handlers_and_foreign_things_are_found() {
    let table = [
        ("<script>alert(1)</script>", vec![P::Script]),
        (
            "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\"/>",
            vec![P::Script],
        ),
        (
            "<g onload=\"x()\"/>",
            vec![P::EventHandler("onload".into())],
        ),
        (
            "<a xlink:href=\"java&#115;cript:x()\"><text>x</text></a>",
            vec![P::Script],
        ),
        ("<a href=\" JaVa\tscript:x()\"/>", vec![P::Script]),
        (
            "<set attributeName=\"xlink:href\" to=\"javascript:x()\"/>",
            vec![P::Script],
        ),
        (
            "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject>",
            vec![P::ForeignContent("foreignObject".into())],
        ),
        (
            "<image xlink:href=\"http://example.org/a.png\"/>",
            foreign("http://example.org/a.png"),
        ),
        ("<image href=\"photo.png\"/>", foreign("photo.png")),
        ("<use href=\"other.svg#a\"/>", foreign("other.svg#a")),
        (
            "<rect fill=\"url(http://example.org/a#b)\"/>",
            foreign("http://example.org/a#b"),
        ),
        (
            "<style>@import \"http://example.org/a.css\";</style>",
            foreign("http://example.org/a.css"),
        ),
        (
            "<style><![CDATA[ a { fill: u\\72l('//x/y') } ]]></style>",
            foreign("//x/y"),
        ),
        (
            "<g style=\"filter: url(/**/'file:///c:/x')\"/>",
            foreign("file:///c:/x"),
        ),
    ];
    for (inner, expected) in table {
        assert_eq!(parts("a.svg", &svg(inner)), expected, "{inner}");
    }
}

#[test]
fn links_are_warned_of_and_what_is_inside_passes() {
    let table = [
        (
            "<a href=\"https://example.org/\"/>",
            vec![P::WebLink("https://example.org/".into())],
        ),
        (
            "<a href=\"#there\"/><use xlink:href=\"#here\"/><rect fill=\"url(#paint)\"/>",
            vec![],
        ),
        ("<image href=\"data:image/png;base64,AAAA\"/>", vec![]),
        (
            "<text>javascript:alert(1) onload=\"x\" &lt;script&gt; http://example.org</text>",
            vec![],
        ),
        (
            "<style>.a { fill: url(#b); font-family: \"Sarabun\" }</style>",
            vec![],
        ),
        (
            "<title>script</title><desc>url(http://example.org)</desc>",
            vec![],
        ),
    ];
    for (inner, expected) in table {
        assert_eq!(parts("a.svg", &svg(inner)), expected, "{inner}");
    }
}

#[test]
fn illustrators_own_drawings_pass() {
    let text = r##"<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
	<!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/">
	<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
	<!ENTITY ns_svg "http://www.w3.org/2000/svg">
	<!ENTITY ns_xlink "http://www.w3.org/1999/xlink">
]>
<svg version="1.1" xmlns:x="&ns_extend;" xmlns:i="&ns_ai;" xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;"
	 width="10px" height="10px" viewBox="0 0 10 10" style="enable-background:new 0 0 10 10;" xml:space="preserve">
<style type="text/css">.st0{fill:#FFFFFF;} .st1{fill:url(#SVGID_1_);}</style>
<switch><foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1">
<i:pgfRef xlink:href="#adobe_illustrator_pgf"></i:pgfRef></foreignObject>
<g i:extraneous="self"><linearGradient id="SVGID_1_"/><path class="st1" d="M0,0"/></g></switch>
<i:pgf id="adobe_illustrator_pgf"><![CDATA[ eJzsvWuvHcd1oPv= <script> ]]></i:pgf></svg>"##;
    assert_eq!(parts("a.svg", text.as_bytes()), []);
}

#[test]
fn entities_from_outside_or_without_end_are_found() {
    let with = |subset: &str, inner: &str| {
        format!("<!DOCTYPE svg [{subset}]><svg xmlns=\"x\">{inner}</svg>").into_bytes()
    };
    let outside = with(
        "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
        "<text>&x;</text>",
    );
    assert_eq!(parts("a.svg", &outside), [P::ExternalEntity("x".into())]);
    let parameter = with("<!ENTITY % p PUBLIC \"a\" \"http://x\"> %p;", "");
    assert_eq!(parts("a.svg", &parameter), [P::ExternalEntity("p".into())]);
    let mut laughs = "<!ENTITY a0 \"ha ha ha ha\">".to_owned();
    for level in 1..10 {
        let before = format!("&a{};", level - 1).repeat(10);
        laughs.extend(["<!ENTITY a", &level.to_string(), " \"", &before, "\">"]);
    }
    assert_eq!(
        parts("a.svg", &with(&laughs, "<text>&a9;</text>")),
        [P::GrowingEntities]
    );
    assert_eq!(
        parts("a.svg", &with(&laughs, "<g id=\"&a9;\"/>")),
        [P::GrowingEntities]
    );
    let mut empty = "<!ENTITY a0 \"\">".to_owned();
    for level in 1..12 {
        let before = format!("&a{};", level - 1).repeat(40);
        empty.extend(["<!ENTITY a", &level.to_string(), " '", &before, "'>"]);
    }
    assert_eq!(
        parts("a.svg", &with(&empty, "<g id=\"&a11;\"/>")),
        [P::GrowingEntities]
    );
    let circle = with(
        "<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">",
        "<g id=\"&a;\">&a;</g>",
    );
    assert_eq!(parts("a.svg", &circle), [P::GrowingEntities]);
    let markup = with("<!ENTITY a \"<script/>\">", "&a;");
    assert_eq!(parts("a.svg", &markup), [P::ForeignContent("a".into())]);
    let address = with("<!ENTITY a \"javascript:x()\">", "<a href=\"&a;\"/>");
    assert_eq!(parts("a.svg", &address), [P::Script]);
}

#[test]
fn drawings_in_other_encodings_and_broken_ones_are_read() {
    let text = String::from_utf8(svg("<script/>")).unwrap();
    let wide: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(parts("a.svg", &wide), [P::Script]);
    let broken = svg("<g onclick=\"x\" <script>");
    assert!(!parts("a.svg", &broken).is_empty());
    let deep = svg(&"<g>".repeat(5000));
    assert_eq!(parts("a.svg", &deep), [P::GrowingEntities]);
    survives_mutation(
        "a.svg",
        &svg("<!-- x --><style>a{b:url(\"#c\")}</style><a href=\"&amp;\"/>"),
        1000,
    );
}
