#include "document/html.h"

#include <catch2/catch.hpp>

#include "base/text.h"

using namespace document;

namespace {

using Lines = std::vector<std::string>;

Reading read(const std::string& page) {
  auto reading = html(page, "trang.html");
  REQUIRE(reading);
  return *std::move(reading);
}

/// The blocks, each as "mark|text".
Lines lines(const std::string& page) {
  Lines lines;
  for (const auto& block : read(page).blocks) lines.push_back(block.mark + "|" + block.text);
  return lines;
}

std::string body(const std::string& words) { return "<!doctype html><html><body>" + words + "</body></html>"; }

/// The rows of the only table, cells parted by " | ", paragraphs by "/", covered positions as "<".
Lines rows(const std::string& page) {
  const auto reading = read(page);
  REQUIRE(reading.blocks.size() == 1);
  REQUIRE(reading.blocks[0].table);
  Lines rows;
  for (const auto& row : reading.blocks[0].table->rows) {
    std::string words;
    for (const auto& cell : row.cells) {
      if (&cell != &row.cells.front()) words += " | ";
      if (cell.covered) words += "<";
      for (const auto& paragraph : cell.paragraphs) words += (&paragraph == &cell.paragraphs[0] ? "" : "/") + paragraph;
    }
    rows.push_back(words);
  }
  return rows;
}

std::string refusal(const std::string& page) {
  const auto reading = html(page, "trang.html");
  REQUIRE_FALSE(reading);
  CHECK(reading.error().detail.find("Đề nghị") != std::string::npos);
  CHECK(base::is_utf8(reading.error().detail));
  return reading.error().kind;
}

}  // namespace

TEST_CASE("words flow through elements, and blocks and breaks end lines", "[document][html]") {
  CHECK(lines(body(
            "<p>1.1. Rà <b>so</b>át\n  quy&nbsp;hoạch <em>(quý I/2026)</em></p>Ghi thêm<div>- Một<br>- Hai</div>")) ==
        Lines{"1.1|Rà soát quy hoạch (quý I/2026)", "|Ghi thêm", "-|Một", "-|Hai"});
  CHECK(lines(body("<pre>1. Một\n2. Hai</pre>")) == Lines{"1|Một", "2|Hai"});
  CHECK(lines(body("<p>1. Một <!-- ẩn --><script>2. Hai</script><del>Ba</del><ins>Bốn</ins>")) == Lines{"1|Một Bốn"});
}

TEST_CASE("headings keep their level", "[document][html]") {
  const auto reading = read(body("<h1>Chương trình</h1><h3>I. Mục tiêu</h3><p>1. Một.</p>"));
  REQUIRE(reading.blocks.size() == 3);
  CHECK(reading.blocks[0].heading == 1);
  CHECK(reading.blocks[1].heading == 3);
  CHECK(reading.blocks[1].mark == "I");
  CHECK(reading.blocks[2].heading == 0);
}

TEST_CASE("lists are numbered as a browser numbers them, unless the number is typed", "[document][html]") {
  CHECK(lines(body("<ol type=I><li>Một<ol start=4><li>Bốn<li value=7>Bảy<ol style='list-style-type: lower-alpha'>"
                   "<li>Chữ</ol></ol><li>Hai</ol>")) == Lines{"I|Một", "4|Bốn", "7|Bảy", "a|Chữ", "II|Hai"});
  CHECK(lines(body("<ul><li><p>Một</p><p>Thêm</p><ul><li>Con</ul><li>a) Chữ</ul>")) ==
        Lines{"-|Một", "|Thêm", "+|Con", "a)|Chữ"});
  CHECK(lines(body("<ul style='list-style: none'><li>Một</ul>")) == Lines{"|Một"});
}

TEST_CASE("footnotes are left out, and raised figures of units stay", "[document][html]") {
  CHECK(lines(body("<p>Đạt 2.500 m<sup>2</sup> theo Đề án<sup>(1)</sup>, số liệu<a href='#_ftn2'>[2]</a> mới.</p>"
                   "<p><sup>1</sup> Theo Luật.</p>")) == Lines{"|Đạt 2.500 m² theo Đề án, số liệu mới."});
}

TEST_CASE("cells that cover rows and columns keep their places", "[document][html]") {
  CHECK(rows(body(
            "<table><tr><td rowspan=2>TT<td rowspan=2>Việc<td colspan=2>Cơ quan</tr>"
            "<tr><td>Chủ trì<td>Phối hợp</tr><tr><td colspan=4><b>A. Hạ tầng</b></tr>"
            "<tr><td>1<td>Làm đường<br>- Đoạn một<td rowspan=0>Sở Xây dựng<td></tr><tr><td>2<td>Làm cầu<td>Sở Tài chính"
            "</tr></table>")) == Lines{"TT | Việc | Cơ quan | <", "< | < | Chủ trì | Phối hợp",
                                       "A. Hạ tầng | < | < | <", "1 | Làm đường/- Đoạn một | Sở Xây dựng | ",
                                       "2 | Làm cầu | < | Sở Tài chính"});
}

TEST_CASE("tables that lay the page out are read cell by cell", "[document][html]") {
  CHECK(lines(body("<table><tr><td>TỈNH ỦY A<br>*<br>Số 03-CTr/TU</td><td>ĐẢNG CỘNG SẢN VIỆT NAM</td></tr></table>")) ==
        Lines{"|TỈNH ỦY A", "|Số 03-CTr/TU", "|ĐẢNG CỘNG SẢN VIỆT NAM"});
  CHECK(lines(body("<table><tr><td><table><tr><td>1. Một.</table><td><p>2. Hai.</table>")) ==
        Lines{"1|Một.", "2|Hai."});
}

TEST_CASE("pictures and their captions are left out", "[document][html]") {
  CHECK(lines(body(
            "<p>1. Trồng rừng.</p><p align=center><img src=a.jpg></p><p><em>Trồng cây đầu xuân.</em></p><p>2. Tưới.</p>"
            "<figure><img src=b.jpg><figcaption>Tưới cây</figcaption></figure>"
            "<table><tr><td><img src=c.jpg><tr><td>Đập nước (Ảnh: T.L)</table><p>Việc khác</p>")) ==
        Lines{"1|Trồng rừng.", "2|Tưới.", "|Việc khác"});
  CHECK(lines(body("<p><img src=a.jpg></p><p>Đoạn văn thường đi sau ảnh.</p>")) ==
        Lines{"|Đoạn văn thường đi sau ảnh."});
}

TEST_CASE("a page saved by Word is read as Word prints it", "[document][html]") {
  const std::string page =
      "<html xmlns:w='urn:schemas-microsoft-com:office:word'><head><meta name=Generator content='Microsoft Word 15'>"
      "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head><body><div class=WordSection1>"
      "<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; "
      "</span></span><![endif]>Sở "
      "Y tế<o:p></o:p></p>"
      "<p class=MsoNormal><![if !supportLists]><span "
      "style='font-family:Wingdings;mso-list:Ignore'>Ø</span><![endif]>Khám "
      "bệnh<a href='#_ftn1'><span><![if !supportFootnotes]>[1]<![endif]></span></a><span "
      "style='display:none'>ẩn</span>.</p>"
      "</div><div class=WordSection2><p class=menu>2. Phụ lục</p></div>"
      "<div style='mso-element:footnote-list'><p>[1] Theo Luật.</p></div></body></html>";
  CHECK(lines(page) == Lines{"1|Sở Y tế", "•|Khám bệnh.", "2|Phụ lục"});
}

TEST_CASE("the charset is that of the mark, the bytes, the page, else windows-1258", "[document][html]") {
  const Lines want{"1|Sở Tài chính ở xã"};
  const std::string utf8 = "<p>1. Sở Tài chính ở xã";
  CHECK(lines(utf8) == want);
  CHECK(lines("\xEF\xBB\xBF" + utf8) == want);
  CHECK(lines("<meta charset=iso-8859-1>" + utf8) == want);  // what the page says of itself is often wrong
  const std::string vietnamese = "<p>1. S\xF5\xD2 T\xE0i ch\xEDnh \xF5\xD2 xa\xDE";  // "ở" is ơ and its mark
  CHECK(lines(vietnamese) == want);
  CHECK(lines("<meta http-equiv=Content-Type content='text/html; charset=windows-1258'>" + vietnamese) == want);
  CHECK(lines("<meta charset='windows-1252'><p>1. S&#7903; T\xE0i ch\xEDnh &#7903; x\xE3") == want);
  std::string wide = "\xFF\xFE";
  for (const auto c : std::string{"<p>1. S&#7903; T&#224;i ch&#xED;nh &#7903; x&atilde;"}) wide += {c, '\0'};
  CHECK(lines(wide) == want);
}

TEST_CASE("bytes of another charset are refused with what to do", "[document][html]") {
  CHECK(refusal("<meta charset='big5'><p>S\xE0") == "charset_not_read");
  std::string cut = "\xFF\xFE";
  for (const auto c : std::string{"<p>M\n"}) cut += {c, '\0'};
  CHECK(refusal(cut + "\x01\xD8") == "not_this_charset");  // half of a pair
}

TEST_CASE("pages that nobody reads are refused, not worked through", "[document][html]") {
  std::string deep, wide = "<table>";
  for (int n = 0; n < 2000; ++n) deep += "<div>";
  CHECK(refusal(deep + "x") == "too_deep");
  for (int n = 0; n < 256; ++n) wide += "<td rowspan=0>x";
  for (int n = 0; n < 20'000; ++n) wide += "<tr><td>";
  CHECK(refusal(wide) == "too_many_cells");
  CHECK(refusal("<table><tr><td colspan=200>a<td colspan=200>b") == "too_many_cells");
  std::string many;
  for (int n = 0; n < 1'100'000; ++n) many += "<b>";
  CHECK(refusal(many) == "too_deep");
  many.clear();
  for (int n = 0; n < 600'000; ++n) many += "<br>";
  CHECK(refusal(many) == "too_many_elements");
}

TEST_CASE("a tag of endless attributes takes no endless time", "[document][html]") {
  std::string page = "<p";
  for (int n = 0; n < 300'000; ++n) page += " a" + std::to_string(n) + "=1";
  CHECK(refusal(page + ">1. Một</p>") == "too_many_elements");
}
