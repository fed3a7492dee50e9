"""Writes the example rosters of Tests/LedgerRostersTests/Examples and the verdicts a careful clerk gives them.

Needs openpyxl 3.1.5. The verdicts are written by hand below, row by row; they are never produced by the reader itself.
Run from the repository: python3 Tools/rosters/make_examples.py
"""
import datetime
import io
import json
import pathlib
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Tests/LedgerRostersTests/Examples"
TIME = datetime.time
DAY = datetime.date


def row(at, verdict, name=None, date=None, minutes=None, start=None, end=None, reason=None, seconds=None):
    """One line of the expected verdicts, members in the reader's order."""
    members = {"at": at, "verdict": verdict, "name": name, "date": date, "minutes": minutes}
    for key, value in (("seconds", seconds), ("start", start), ("end", end), ("reason", reason)):
        if value is not None:
            members[key] = value
    return members


def accept(at, name, date, minutes, start=None, end=None, **more):
    return row(at, "accept", name, date, minutes, start, end, **more)


def reject(at, reason, name=None, date=None, minutes=None, start=None, end=None):
    return row(at, "reject", name, date, minutes, start, end, reason)


def ignored(at, reason, name=None, date=None):
    return row(at, "ignored", name, date, reason=reason)


def expect(name, rows):
    lines = ",\n".join("  " + json.dumps(member, ensure_ascii=False) for member in rows)
    (FOLDER / (name + ".json")).write_text("[\n" + lines + "\n]\n", encoding="utf-8")


def text(name, content, encoding):
    (FOLDER / name).write_bytes(content.encode(encoding))


def workbook(name, book):
    """Saves with fixed times, so that the same script gives the same bytes."""
    book.properties.created = book.properties.modified = datetime.datetime(2021, 8, 1)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "docProps/core.xml":
                content = content.split(b"<dcterms:modified")[0] + b"</cp:coreProperties>"
            target.writestr(zipfile.ZipInfo(part, (2021, 8, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def sign_in_out():
    text("sign-in-out.csv", (
        "红山社区2021年7月志愿服务签到表,,,,,\r\n"
        "序号,姓名,日期,签到时间,签退时间,备注\r\n"
        "1,张三,7月3日,8:30,11:00,\r\n"
        "2,李四,2021.7.3,08：30,11：30,\r\n"
        "3,阿拉坦•其木格,2021年7月3日（周六）,下午2点,下午4点半,\r\n"
        "4,王五,7月4日,19:00,次日9:00,\r\n"
        "5,赵六,7月4日,9:00,,忘签退\r\n"
        "6,孙七,7月4日,9:00,5:00,\r\n"
        "7,周八,7月4日,,,请假\r\n"
        "8,张三,7月3日,10:00,12:00,\r\n"
        "9,张三,7月3日,11:00,12:00,\r\n"
        "10,吴九,6月30日,9:00,10:00,\r\n"
        "11,,,,,\r\n"
        "合计,,,,,\r\n"
        "填表人：王主任,,,,,\r\n"
    ), "utf-8-sig")
    expect("sign-in-out.csv", [
        ignored("line 1", "title_line"),
        ignored("line 2", "header_line"),
        accept("line 3", "张三", "2021-07-03", 150, "08:30", "11:00"),
        accept("line 4", "李四", "2021-07-03", 180, "08:30", "11:30"),
        accept("line 5", "阿拉坦·其木格", "2021-07-03", 150, "14:00", "16:30"),
        accept("line 6", "王五", "2021-07-04", 840, "19:00", "09:00"),
        reject("line 7", "remark_needs_person", "赵六"),
        reject("line 8", "end_before_start", "孙七"),
        ignored("line 9", "absent", "周八"),
        reject("line 10", "overlap", "张三", "2021-07-03", 120, "10:00", "12:00"),
        accept("line 11", "张三", "2021-07-03", 60, "11:00", "12:00"),
        reject("line 12", "date_disagrees", "吴九", None, 60, "09:00", "10:00"),
        ignored("line 13", "empty_row"),
        ignored("line 14", "total_line"),
        ignored("line 15", "note_line"),
    ])


def durations_gb18030():
    text("durations-gb18030.csv", (
        "姓名;服务日期;服务时长;活动\n"
        "张三;2021-07-03;2.5小时;环境清洁\n"
        "李四;2021/7/3;150分钟;环境清洁\n"
        "王 五;20210703;２小时30分;环境清洁\n"
        "赵六;2021年7月3日;一个半小时;慰问老人\n"
        "孙七;2021.7.3;约2小时;慰问老人\n"
        "周八;2021.7.3;2-3小时;慰问老人\n"
        "吴九;7/3/2021;2小时;慰问老人\n"
        "郑十;2021.7.3;1，5小时;慰问老人\n"
        "冯一、陈二;2021.7.3;2小时;慰问老人\n"
        "褚三;44380;2:30;慰问老人\n"
        "卫四;2021.7.3;2.5;慰问老人\n"
        "张三;2021-07-03;2.5小时;环境清洁\n"
        "张三;2021-07-03;1小时;慰问老人\n"
    ), "gb18030")
    expect("durations-gb18030.csv", [
        ignored("line 1", "header_line"),
        accept("line 2", "张三", "2021-07-03", 150),
        accept("line 3", "李四", "2021-07-03", 150),
        accept("line 4", "王五", "2021-07-03", 150),
        accept("line 5", "赵六", "2021-07-03", 90),
        reject("line 6", "unreadable_duration", "孙七", "2021-07-03"),
        reject("line 7", "unreadable_duration", "周八", "2021-07-03"),
        reject("line 8", "ambiguous_date", "吴九", None, 120),
        reject("line 9", "ambiguous_number", "郑十", "2021-07-03"),
        reject("line 10", "several_names", "冯一、陈二", "2021-07-03", 120),
        accept("line 11", "褚三", "2021-07-03", 150),
        reject("line 12", "ambiguous_number", "卫四", "2021-07-03"),
        reject("line 13", "duplicate_row", "张三", "2021-07-03", 150),
        accept("line 14", "张三", "2021-07-03", 60),
    ])


def mongolian_utf16():
    text("mongolian-utf16.txt", (
        "姓名\t日期\t服务时间\t服务内容\r\n"
        "ᠪᠠᠲᠤ\t2021-07-03\t8:30-11:00\t草原防火宣传\r\n"
        "额尔敦·巴特尔\t同上\t上午9点-12点\t同上\r\n"
        "乌云其木格\t〃\t8:30-11:30 14:00-17:00\t〃\r\n"
        "娜仁花\t2021-07-04\t2小时\t草原防火宣传\r\n"
        "萨仁\t2021-07-04\t2:30\t草原防火宣传\r\n"
    ), "utf-16")
    expect("mongolian-utf16.txt", [
        ignored("line 1", "header_line"),
        accept("line 2", "ᠪᠠᠲᠤ", "2021-07-03", 150, "08:30", "11:00"),
        accept("line 3", "额尔敦·巴特尔", "2021-07-03", 180, "09:00", "12:00"),
        reject("line 4", "multiple_intervals", "乌云其木格"),
        accept("line 5", "娜仁花", "2021-07-04", 120),
        reject("line 6", "ambiguous_time", "萨仁"),
    ])


def grid():
    book = Workbook()
    sheet = book.active
    sheet.title = "七月"
    sheet.append(["胜利嘎查2021年7月志愿服务时长统计表（单位：小时）"])
    sheet.append(["序号", "姓名"] + list(range(1, 32)) + ["合计"])
    sheet.append([1, "张三", 2, None, 2.5] + [None] * 28 + [4.5])
    sheet.append([2, "乌日娜", "√", "2小时", "8:30-11:00", "请假", 25] + [None] * 26 + [9])
    sheet.append([3, "李四"] + [None] * 31 + [0])
    sheet.append(["合计", None, 2, 2, 5] + [None] * 28 + [9])
    sheet.merge_cells("A1:AH1")
    workbook("grid.xlsx", book)
    expect("grid.xlsx", [
        ignored("七月!A1", "title_line"),
        ignored("七月!A2", "header_line"),
        accept("七月!C3", "张三", "2021-07-01", 120),
        accept("七月!E3", "张三", "2021-07-03", 150),
        reject("七月!C4", "no_duration", "乌日娜", "2021-07-01"),
        accept("七月!D4", "乌日娜", "2021-07-02", 120),
        accept("七月!E4", "乌日娜", "2021-07-03", 150, "08:30", "11:00"),
        ignored("七月!F4", "absent", "乌日娜", "2021-07-04"),
        reject("七月!G4", "over_24_hours", "乌日娜", "2021-07-05"),
        ignored("七月!A5", "empty_row", "李四"),
        ignored("七月!A6", "total_line"),
    ])


def merged():
    book = Workbook()
    sheet = book.active
    sheet.title = "签到表"
    sheet.append(["日期", "活动", "姓名", "签到", "签退", "时长"])
    sheet.append([DAY(2021, 7, 3), "清洁", "张三", TIME(8, 30), TIME(11, 0), "2.5小时"])
    sheet.append([None, None, "李四", TIME(8, 30), TIME(11, 0), "3小时"])
    sheet.append([None, None, "王五", None, None, "2小时"])
    sheet.append([DAY(2021, 7, 4), "慰问", "赵六", None, None, "4小时"])
    sheet.append([None, None, "孙七", None, None, None])
    sheet.append([DAY(2021, 7, 5), "宣传", "周八", TIME(9, 0), TIME(10, 0), None])
    sheet.append([DAY(2021, 7, 5), "宣传", "吴九", TIME(9, 0), TIME(10, 0), None])
    sheet.append([DAY(2021, 7, 5), "宣传", "郑十", TIME(9, 0), TIME(10, 0), "=E9-D9"])
    sheet.append(["=TODAY()", "宣传", "冯一", TIME(9, 0), TIME(10, 0), None])
    for area in ("A2:A4", "B2:B4", "A5:A6", "F5:F6"):
        sheet.merge_cells(area)
    sheet["C7"].font = Font(strike=True)
    sheet.row_dimensions[8].hidden = True
    workbook("merged.xlsx", book)
    expect("merged.xlsx", [
        ignored("签到表!A1", "header_line"),
        accept("签到表!A2", "张三", "2021-07-03", 150, "08:30", "11:00"),
        reject("签到表!A3", "duration_disagrees", "李四", "2021-07-03", None, "08:30", "11:00"),
        accept("签到表!A4", "王五", "2021-07-03", 120),
        reject("签到表!A5", "merged_ambiguous", "赵六", "2021-07-04"),
        reject("签到表!A6", "merged_ambiguous", "孙七", "2021-07-04"),
        reject("签到表!A7", "struck_out", "周八", "2021-07-05", 60, "09:00", "10:00"),
        reject("签到表!A8", "hidden_data", "吴九", "2021-07-05", 60, "09:00", "10:00"),
        reject("签到表!A9", "cell_error", "郑十", "2021-07-05", None, "09:00", "10:00"),
        reject("签到表!A10", "cell_error", "冯一", None, 60, "09:00", "10:00"),
    ])


def side_by_side_and_stacked():
    book = Workbook()
    first = book.active
    first.title = "上旬"
    first.append(["活动日期：2021年7月3日"])
    first.append(["序号", "姓名", "时长(小时)", None, "序号", "姓名", "时长(小时)"])
    first.append([1, "张三", 2, None, 3, "王五", 2.5])
    first.append([2, "李四", 1.5, None, 4, "张三", 2])
    first.append([None])
    first.append(["活动日期：2021年7月4日"])
    first.append(["姓名", "时长(分钟)"])
    first.append(["张三", 90])
    first.append(["赵六", 2.5])
    second = book.create_sheet("下旬")
    second.append(["姓名", "时间", "时长（小时）"])
    second.append(["张三", "2021-07-21 8:30-10:30", 2])
    second.append(["李四", "2021-07-21 8:30-10:30", 3])
    second.append(["王五", "7.21", 2])
    notes = book.create_sheet("填写说明")
    notes.append(["请每人一行"])
    hidden = book.create_sheet("旧表")
    hidden.append(["姓名", "日期", "小时"])
    hidden.append(["张三", DAY(2021, 6, 1), 2])
    hidden.sheet_state = "hidden"
    workbook("several-tables.xlsx", book)
    expect("several-tables.xlsx", [
        ignored("上旬!A1", "title_line"),
        ignored("上旬!A2", "header_line"),
        accept("上旬!A3", "张三", "2021-07-03", 120),
        accept("上旬!E3", "王五", "2021-07-03", 150),
        accept("上旬!A4", "李四", "2021-07-03", 90),
        reject("上旬!E4", "duplicate_row", "张三", "2021-07-03", 120),
        ignored("上旬!A6", "title_line"),
        ignored("上旬!A7", "header_line"),
        accept("上旬!A8", "张三", "2021-07-04", 90),
        reject("上旬!A9", "ambiguous_number", "赵六", "2021-07-04"),
        ignored("下旬!A1", "header_line"),
        accept("下旬!A2", "张三", "2021-07-21", 120, "08:30", "10:30"),
        reject("下旬!A3", "duration_disagrees", "李四", "2021-07-21", None, "08:30", "10:30"),
        reject("下旬!A4", "ambiguous_date", "王五", None, 120),
        ignored("填写说明!A1", "title_line"),
        ignored("旧表!A1", "header_line"),
        reject("旧表!A2", "hidden_data", "张三", "2021-06-01", 120),
    ])


def epoch_1904():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append(["姓名", "日期", "签到", "签退", "时长"])
    sheet.append(["张三", DAY(2021, 7, 3), TIME(8, 30), TIME(11, 0), datetime.timedelta(hours=2, minutes=30)])
    sheet.append(["李四", DAY(2021, 7, 3), datetime.datetime(2021, 7, 3, 8, 30), datetime.datetime(2021, 7, 3, 9, 15), None])
    sheet.append(["王五", DAY(2021, 7, 3), None, None, 2.5])
    workbook("epoch-1904.xlsx", book)
    expect("epoch-1904.xlsx", [
        ignored("Sheet1!A1", "header_line"),
        accept("Sheet1!A2", "张三", "2021-07-03", 150, "08:30", "11:00"),
        accept("Sheet1!A3", "李四", "2021-07-03", 45, "08:30", "09:15"),
        reject("Sheet1!A4", "ambiguous_number", "王五", "2021-07-03"),
    ])


def grid_of_pairs():
    book = Workbook()
    sheet = book.active
    sheet.title = "值班"
    sheet.append(["姓名", "7月3日（周六）", None, "7月4日（周六）", None])
    sheet.append([None, "签到", "签退", "签到", "签退"])
    sheet.append(["张三", TIME(8, 30), TIME(11, 0), TIME(8, 30), TIME(11, 0)])
    sheet.append(["李四", "8:30", None, None, None])
    sheet.insert_rows(1)
    sheet["A1"] = "2021年7月值班表"
    for area in ("A1:E1", "A2:A3", "B2:C2", "D2:E2"):
        sheet.merge_cells(area)
    workbook("grid-of-pairs.xlsx", book)
    expect("grid-of-pairs.xlsx", [
        ignored("值班!A1", "title_line"),
        ignored("值班!A2", "header_line"),
        ignored("值班!B3", "header_line"),
        accept("值班!B4", "张三", "2021-07-03", 150, "08:30", "11:00"),
        reject("值班!D4", "weekday_disagrees", "张三", None, 150, "08:30", "11:00"),
        reject("值班!B5", "no_sign_out", "李四", "2021-07-03"),
    ])


def hostile_text():
    content = (
        "姓名,日期,时长(小时),地点,联系电话,身份证号\n"
        '"张三",2021-07-03,2,"红山区,东街",13800000000,11010519491231002X\n'
        "=HYPERLINK(1),2021-07-03,2,东街,,\n"
        "李四,2021-07-03,1,5,东街,13800000001,\n"
        "王五,2021-07-03,２．５,东街,,110105194912310021\n"
        "赵六,2021-07-03,@2,东街,,\n"
        "孙七,2021-07-03,2,东街,+8613800000002,\n"
        "周\n"
    ).encode("utf-8")
    content += "吴九,2021-07-03,2,东".encode("utf-8") + b"\xff\xfe" + ",,\n".encode("utf-8")
    content += '郑十,2021-07-03,2,"东街,,\n冯一,2021-07-03,2,东街,,\n'.encode("utf-8")
    (FOLDER / "hostile.csv").write_bytes(content)
    expect("hostile.csv", [
        ignored("line 1", "header_line"),
        accept("line 2", "张三", "2021-07-03", 120),
        reject("line 3", "formula_cell", "=HYPERLINK(1)", "2021-07-03", 120),
        reject("line 4", "extra_cells", "李四", "2021-07-03", 60),
        reject("line 5", "id_check_failed", "王五", "2021-07-03", 150),
        reject("line 6", "formula_cell", "赵六", "2021-07-03"),
        accept("line 7", "孙七", "2021-07-03", 120),
        reject("line 8", "unreadable_name", "周"),
        reject("line 9", "unreadable_bytes"),
        reject("line 10", "unreadable_quotes"),
    ])


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for make in (sign_in_out, durations_gb18030, mongolian_utf16, grid, merged, side_by_side_and_stacked, epoch_1904,
                 grid_of_pairs, hostile_text):
        make()
