"""What only the eye sees in a workbook: colour, strikes, shapes drawn over cells, hidden parts, number formats."""

import io
import zipfile

from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.formatting.rule import Rule

from case import packed
from told import workbook

SHEET = "姓名|日期|时长|备注\n林秀英|2021-08-07|2小时|{}\n王建国|2021-08-07|3小时| => 王建国 0807 180"
PLAIN = SHEET.format("")
GOOD = SHEET.format(" => 林秀英 0807 120")
UNSURE = SHEET.format(" => ?").replace("=> 王建国 0807 180", "=> ?")


def looked(name, change, rows=PLAIN, **others):
    """A sheet whose second row is changed to look differently."""
    workbook(name, lambda content: change(content["名册"]), 名册=rows, **others)


def fonts(**style):
    def change(sheet):
        for cell in sheet[2]:
            cell.font = Font(**style)

    return change


looked("look-white.xlsx", fonts(color="FFFFFFFF"))
looked("look-white-theme.xlsx", fonts(color=__import__("openpyxl").styles.colors.Color(theme=0)))
looked("look-strike.xlsx", fonts(strike=True))
looked("look-tiny.xlsx", fonts(size=1))
looked("look-blue.xlsx", fonts(color="FF0000FF"), GOOD)
looked("look-bold.xlsx", fonts(bold=True, size=14, name="宋体"), GOOD)
looked("look-red.xlsx", fonts(color="FFFF0000"), UNSURE)


def filled(color, font=None):
    def change(sheet):
        for cell in sheet[2]:
            cell.fill = PatternFill("solid", fgColor=color)
            if font:
                cell.font = Font(color=font)

    return change


looked("look-black-on-black.xlsx", filled("FF000000"))
looked("look-white-on-blue.xlsx", filled("FF1F4E78", "FFFFFFFF"), UNSURE)
looked("look-same-colour.xlsx", filled("FFFFFF00", "FFFFFF00"))
looked("look-yellow.xlsx", filled("FFFFFF00"), UNSURE)
looked("look-grey.xlsx", filled("FFF2F2F2"), GOOD)


def conditional(style, formula="$A2=\"林秀英\"", area="A2:D2"):
    def change(sheet):
        sheet.conditional_formatting.add(area, Rule("expression", dxf=style, formula=[formula]))

    return change


looked("cond-strike.xlsx", conditional(DifferentialStyle(font=Font(strike=True))))
looked("cond-white.xlsx", conditional(DifferentialStyle(font=Font(color="FFFFFFFF"))))
looked("cond-format.xlsx", conditional(DifferentialStyle(numFmt=__import__("openpyxl").styles.numbers.NumberFormat(numFmtId=170, formatCode=";;;"))))


def red_duplicates(sheet):
    sheet.conditional_formatting.add("C2:C3", CellIsRule("greaterThan", formula=["8"], fill=PatternFill(bgColor="FFFFC7CE")))


looked("cond-fill.xlsx", red_duplicates, GOOD)


def drawn(shape, anchor):
    """A drawing over cells of the sheet, written by hand as the library writes none."""
    xml = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>%d</xdr:col>'
        "<xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>%d</xdr:col>"
        "<xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>%s<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    ) % (*anchor, shape)

    def change(content):
        buffer, result = io.BytesIO(packed(content)), io.BytesIO()
        with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
            for part in source.namelist():
                data = source.read(part)
                if part == "xl/worksheets/sheet1.xml":
                    data = data.replace(b"</worksheet>", b'<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></worksheet>')
                if part == "[Content_Types].xml":
                    data = data.replace(b"</Types>", b'<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>')
                target.writestr(zipfile.ZipInfo(part, (2021, 8, 1, 0, 0, 0)), data)
            target.writestr(zipfile.ZipInfo("xl/drawings/drawing1.xml", (2021, 8, 1, 0, 0, 0)), '<?xml version="1.0" encoding="UTF-8"?>' + xml)
            relation = '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
            target.writestr(zipfile.ZipInfo("xl/worksheets/_rels/sheet1.xml.rels", (2021, 8, 1, 0, 0, 0)), relation)
        return result.getvalue()

    return change


LINE = '<xdr:cxnSp macro=""><xdr:nvCxnSpPr><xdr:cNvPr id="2" name="直接连接符 1"/><xdr:cNvCxnSpPr/></xdr:nvCxnSpPr><xdr:spPr><a:prstGeom prst="line"><a:avLst/></a:prstGeom></xdr:spPr></xdr:cxnSp>'
BOX = '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="3" name="矩形 2"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp>'
TEXT = BOX.replace("</xdr:sp>", "<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>未到</a:t></a:r></a:p></xdr:txBody></xdr:sp>")
INK = '<xdr:contentPart xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/>'
for name, shape in [("line", LINE), ("box", BOX), ("text", TEXT), ("ink", INK)]:
    workbook(f"drawn-{name}.xlsx", drawn(shape, (0, 1, 4, 2)), 名册=PLAIN if name != "text" else SHEET.format("").replace("王建国 0807 180", "?"))
workbook("drawn-line-flat.xlsx", drawn(LINE, (0, 1, 4, 1)), 名册=PLAIN)
PICTURE = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="图片 1"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill/><xdr:spPr/></xdr:pic>'
workbook("drawn-picture-over.xlsx", drawn(PICTURE, (0, 1, 4, 2)), 名册=PLAIN)
workbook("drawn-picture-beside.xlsx", drawn(PICTURE, (6, 1, 9, 8)), 名册=GOOD)
workbook("drawn-box-below.xlsx", drawn(BOX, (0, 9, 4, 12)), 名册=GOOD)


def hidden_row(sheet):
    sheet.row_dimensions[2].hidden = True


def hidden_column(sheet):
    sheet.column_dimensions["D"].hidden = True


def grouped(sheet):
    sheet.row_dimensions.group(2, 2, hidden=True)


def filtered(sheet):
    sheet.auto_filter.ref = "A1:D3"
    sheet.row_dimensions[2].hidden = True


looked("hidden-row.xlsx", hidden_row)
looked("hidden-remark.xlsx", hidden_column, SHEET.format("未到"))
looked("hidden-group.xlsx", grouped)
looked("hidden-filter.xlsx", filtered)


def comment(text):
    def change(sheet):
        sheet["A2"].comment = Comment(text, "陈国栋")

    return change


looked("comment-absent.xlsx", comment("没来"))
looked("comment-plain.xlsx", comment("组长"), SHEET.format(" => ?"))


def note_beside(sheet):
    sheet["H2"].value = "没来"


def note_far(sheet):
    sheet["Z2"].value = "不算"


looked("beside-absent.xlsx", note_beside)
looked("beside-far.xlsx", note_far)
looked("beside-below.xlsx", lambda sheet: sheet.__setitem__("A6", "林秀英实际未到"), SHEET.format("").replace(" => 王建国 0807 180", " => ?"))


def diagonal(sheet):
    for cell in sheet[2]:
        cell.border = Border(diagonal=Side(style="thin"), diagonalDown=True)


looked("look-diagonal.xlsx", diagonal)
looked("look-framed.xlsx", lambda sheet: setattr(sheet["A2"], "border", Border(top=Side(style="thick"), left=Side(style="thick"))), GOOD)
looked("look-centred.xlsx", lambda sheet: setattr(sheet["A2"], "alignment", Alignment(horizontal="center", shrink_to_fit=True)), GOOD)


def half_struck(sheet):
    sheet["C2"].font = Font(strike=True)


looked("look-struck-length.xlsx", half_struck)


def formats(code, value):
    def change(sheet):
        sheet["C2"].value = value
        sheet["C2"].number_format = code

    return change


LENGTH = "姓名|日期|时长（小时）\n林秀英|2021-08-07|2{}\n王建国|2021-08-07|3 => 王建国 0807 180"
for place, (code, value, minutes) in enumerate([("0.00", 2, 120), ('0"小时"', 2, 120), ('0"小时（缺）"', 2, None), ("@", "2", 120), ("[h]:mm", 2.5 / 24, 150), ("h:mm", 2.5 / 24, 150), ("0%", 0.5, None), ("yyyy-mm-dd", 2, None), ('"未到"', 2, None), ("[红色]0", 2, None), ("0_ ", 2, 120), ("#,##0.0", 2.5, 150), ("0;[Red]0", 2, 120), ("¥0.00", 2, None), ("[=2]\"假\";0", 2, None), ("[White]0", 2, None), ("[白色]0", 2, None)]):
    mark = f" => 林秀英 0807 {minutes}" if minutes else ""
    mark = " => ?" if code in ("[h]:mm", "h:mm", "[红色]0") else mark
    looked(f"length-format-{place}.xlsx", formats(code, value), LENGTH.format(mark))


def very_hidden(content):
    content["旧"].sheet_state = "veryHidden"


workbook("sheet-hidden.xlsx", very_hidden, 名册=GOOD, 旧="姓名|日期|时长\n赵淑芬|2021-08-07|2小时")
