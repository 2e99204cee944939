"""Figures are those of figures.json, and those that the report shows."""

import base64
import io
import json

import docx
import pytest

from plait.provenance.check_figures import check_figures


def svg(colour="red", width=36):
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="18pt"><path fill="{colour}"/></svg>'.encode()


def png(colour):
    from matplotlib import image

    made = io.BytesIO()
    image.imsave(made, [[colour] * 36] * 18, vmin=0, vmax=9, format="png")
    return made.getvalue()


def page(*shown):
    pictures = (f'<img role="img" aria-label="{words}" src="data:image/svg+xml;base64,{base64.b64encode(data).decode()}">'
                for words, data in shown)  # fmt: skip
    return "".join(pictures).encode()


def word(*shown):
    document, made = docx.Document(), io.BytesIO()
    for words, data in shown:
        picture = document.add_picture(io.BytesIO(data))
        picture._inline.docPr.set("descr", words)
    document.save(made)
    return made.getvalue()


@pytest.fixture
def files():
    drawn = {"one": (svg("red"), png(1)), "two": (svg("blue"), png(5))}
    notes = {name: {"alt": f"The {name}’s", "drawn": True} for name in drawn}
    made = {f"figures/{name}{form}": data for name, both in drawn.items()
            for form, data in zip((".svg", ".png"), both, strict=True)}  # fmt: skip
    reports = {"report/report.html": page(*((f"The {n}&#8217;s", d[0]) for n, d in drawn.items())),
               "report/report.docx": word(*((f"The {n}’s", d[1]) for n, d in drawn.items()))}  # fmt: skip
    return made | reports | {"figures/figures.json": json.dumps(notes).encode()}


def test_figures_that_nobody_touched_have_no_problem(files):
    assert list(check_figures(files)) == []
    assert list(check_figures({})) == []


@pytest.mark.parametrize("name", ["figures/one.svg", "figures/one.png"])
def test_a_figure_that_was_lost_or_added_is_named(files, name):
    lost = {key: data for key, data in files.items() if key != name}
    assert f"{name}: not there, figures/figures.json tells of it" in list(check_figures(lost))  # fmt: skip
    more = files | {"figures/more.svg": svg()}
    assert list(check_figures(more)) == [
        "figures/more.svg: figures/figures.json does not tell of it"
    ]


@pytest.mark.parametrize(
    ("form", "place"), [(".svg", "report.html"), (".png", "report.docx")]
)
def test_two_figures_that_were_exchanged_are_named(files, form, place):
    one, two = f"figures/one{form}", f"figures/two{form}"
    assert list(check_figures(files | {one: files[two], two: files[one]})) == [
        f"{one}: another picture than report/{place} shows",
        f"{two}: another picture than report/{place} shows",
    ]


def test_other_words_than_those_of_the_picture_are_told(files):
    notes = files["figures/figures.json"].replace(b"The one", b"The won")
    told = list(check_figures(files | {"figures/figures.json": notes}))
    assert [line.partition(":")[0] for line in told] == [
        "report/report.html",
        "report/report.docx",
    ]


@pytest.mark.parametrize("change", [
    lambda data: data[:-1], lambda data: data + b"x", lambda data: b"x" + data,
    lambda data: data[:50] + bytes([data[50] ^ 1]) + data[51:],
])  # fmt: skip
def test_a_broken_png_is_named_though_no_report_shows_it(files, change):
    kept = {name: data for name, data in files.items() if not name.startswith("report")}
    changed = kept | {"figures/one.png": change(files["figures/one.png"])}
    assert list(check_figures(changed)) == [
        "figures/one.png: broken, or bytes after its end"
    ]


def test_a_png_of_another_shape_than_its_svg_is_named(files):
    kept = {name: data for name, data in files.items() if not name.startswith("report")}
    changed = kept | {"figures/one.svg": svg(width=360)}
    assert list(check_figures(changed)) == [
        "figures/one.png: not of the shape of its SVG"
    ]


def test_a_word_file_without_relations_shows_nothing(files):
    import zipfile

    made = io.BytesIO()
    zipfile.ZipFile(made, "w").close()
    assert list(check_figures(files | {"report/report.docx": made.getvalue()})) == []
