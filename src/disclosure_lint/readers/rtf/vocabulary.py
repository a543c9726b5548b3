"""Names of RTF: destinations, and control words that stand for characters (RTF 1.9.1, appendix B)."""

from __future__ import annotations

from disclosure_lint.document import Concealed
from disclosure_lint.readers.word.story import Cause

#: Groups that hold nothing for people, or the same again for other programs.
SKIPPED = frozenset(
    "filetbl listtable listoverridetable rsidtbl xmlnstbl themedata colorschememapping datastore latentstyles"
    " pgdsctbl mmathPr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn shprslt nonshppict nonesttables generator"
    " wgrffmtfilter blipuid picprop passwordhash fchars lchars pnseclvl objclass panose falt fontemb".split()
)
#: Groups of tables and properties, whose text is kept whole and told in pieces.
TABLES = frozenset("info fonttbl colortbl stylesheet userprops".split())
AUTHOR = Cause(Concealed.METADATA, "author")
#: Groups whose text is kept whole, and what it is: properties, names, codes.
KEPT = {
    **{
        name: Cause(Concealed.METADATA, said)
        for name, said in {
            "title": "title", "subject": "subject", "author": "author", "operator": "last-saved-by",
            "manager": "manager", "company": "company", "category": "category", "keywords": "keywords",
            "comment": "comments", "doccomm": "comments", "hlinkbase": "hlinkbase", "propname": "name",
            "staticval": "value", "docvar": "variable", "template": "template", "revtbl": "author",
            "atnauthor": "author", "atnid": "author", "sn": "", "sv": "",
        }.items()
    },
    "bkmkstart": Cause(Concealed.BOOKMARK, "name"),
    "objname": Cause(Concealed.ATTACHMENT, ""),
    "xe": Cause(Concealed.FIELD, ""), "tc": Cause(Concealed.FIELD, ""),
    "fldinst": Cause(Concealed.FIELD, ""), "formfield": Cause(Concealed.FIELD, ""),
    "ffdeftext": Cause(Concealed.ATTRIBUTE, "default"), "ffl": Cause(Concealed.ATTRIBUTE, "listItem"),
    "ffhelptext": Cause(Concealed.ATTRIBUTE, "helpText"),
    "ffstattext": Cause(Concealed.ATTRIBUTE, "statusText"),
    "listtext": Cause(Concealed.ATTRIBUTE, ""), "pntext": Cause(Concealed.ATTRIBUTE, ""),
    "objdata": Cause(Concealed.ATTACHMENT, ""),
}  # fmt: skip
#: Properties of shapes that are words of people.
SHAPE_WORDS = frozenset({"wzDescription", "wzName", "pibName", "gtextUNICODE", "pihlShape"})
#: Stories beside the text: their part, and whether they stand in the margin.
STORIES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), ("header", True)),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), ("footer", True)),
    "footnote": ("footnote", False),
    "annotation": ("comment", False),
    "shptxt": ("text-box", False),
    "dptxbxtext": ("text-box", False),
}
#: Groups that only arrange others.
OPEN_GROUPS = frozenset(
    "field fldrslt shp shpinst shpgrp object result do background nesttableprops pn cs ts".split()
)
SIGNS = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "lbr": "\n", "emdash": "—", "endash": "–",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}",
    "\t": "\t",
}  # fmt: skip
