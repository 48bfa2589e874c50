"""A made-up sibling of the statement this project began with: the same kinds of facts in other words, on a page of its site."""

from html import escape

URL = "https://www.amnestyusa.org/press-releases/example-families-must-go-free/"
PUBLISHED = "2026-02-25"
TITLE = "Example Families Must Go Free"
QUOTATION = (
    "“No child belongs behind a fence, and no parent should have to explain one. The department can open the gate this "
    "week, and it must,”"
)
PARAGRAPHS = (
    "More than forty faith, health and human rights groups today sent a letter to the Department of Homeland Security, led by "
    "Secretary Noem, calling on the Department of Homeland Security to immediately halt the deportations of families from the "
    "Karnes County Immigration Processing Center in Karnes City, Texas.",
    "Some of the families have been detained for up to 14 months under the expansion of expedited removal and the Laken Riley "
    "Act. They could be deported as soon as March 2nd.",
    f"{QUOTATION} said Rosa Beispiel, senior researcher for migrant rights at Amnesty International USA.",
    "Acting Director Lyons must answer for what happens there. The Department of Homeland Security must release all families "
    "and end family detention.",
)


def html() -> str:
    """The page, in the DOM that the spider knows."""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><!-- Synthetic: written for a test. -->
<html lang="en-US"><head><link rel="canonical" href="{URL}">
<meta property="og:title" content="{TITLE} - Amnesty International USA">
<meta property="og:site_name" content="Amnesty International USA">
<script type="application/ld+json">{{"@type":"WebPage","datePublished":"{PUBLISHED}T15:00:00+00:00"}}</script></head>
<body><div class="content-wrapper"><article><h1>{TITLE}</h1><div class="wp-block-post-content">{body}</div></article></div>
</body></html>"""
