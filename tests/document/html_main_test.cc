// Pages of three layouts: what is their text, and what stands round it.
#include "document/html_main.h"

#include <catch2/catch.hpp>

#include "document/html.h"

using namespace document;

namespace {

using Lines = std::vector<std::string>;

Lines texts(const std::string& page) {
  auto reading = html(page, "trang.html");
  REQUIRE(reading);
  Lines lines;
  for (const auto& block : reading->blocks) lines.push_back(block.text);
  return lines;
}

const std::string paragraphs =
    "<p>1. Rà soát toàn bộ quy hoạch sử dụng đất của các xã ven sông (hoàn thành trong quý I/2026).</p>"
    "<p>2. Chủ trì xây dựng đề án phòng, chống sạt lở bờ sông (hoàn thành trước ngày 30/6/2026).</p>"
    "<p>3. Vận động Nhân dân giữ gìn vệ sinh môi trường (thực hiện thường xuyên).</p>";

const Lines wanted{"Rà soát toàn bộ quy hoạch sử dụng đất của các xã ven sông (hoàn thành trong quý I/2026).",
                   "Chủ trì xây dựng đề án phòng, chống sạt lở bờ sông (hoàn thành trước ngày 30/6/2026).",
                   "Vận động Nhân dân giữ gìn vệ sinh môi trường (thực hiện thường xuyên)."};

Lines with(const std::string& first, Lines lines) {
  lines.insert(lines.begin(), first);
  return lines;
}

const std::string links = "<ul><li><a href=/1>Tin một</a><li><a href=/2>Tin hai</a><li><a href=/3>Tin ba</a></ul>";

}  // namespace

TEST_CASE("a newspaper's page gives its article", "[document][html]") {
  CHECK(
      texts("<!doctype html><body><header><h1><a href=/>Báo A</a></h1><nav>" + links +
            "</nav></header><main><article><h1>Chương "
            "trình</h1>" +
            paragraphs.substr(0, paragraphs.find("<p>2")) +
            "<div class='quang-cao box'><p>1. Mua một tặng một.</p></div><div id=tinLienQuan><p>2. Khai mạc</p></div>" +
            paragraphs.substr(paragraphs.find("<p>2")) +
            "</article><section><h3>Ý kiến bạn đọc (2)</h3><div>1. Đường hỏng.</div></section></main><aside><p>4. Đọc "
            "nhiều</p></aside><footer><p>5. Tòa soạn</p></footer></body>") == with("Chương trình", wanted));
}

TEST_CASE("a page of plain boxes gives the box with most words and the title before it", "[document][html]") {
  CHECK(texts("<html><body class='has-sidebar comments-open'><div id=top><div>" + links +
              "</div></div><div><div><h1>Chương "
              "trình</h1><div class=meta>10/01/2026</div></div><div><div><div class='post-content'>" +
              paragraphs + "<p><a href=/4>Hội nghị tổng kết</a></p></div></div><div class=x><h3>Bài mới</h3>" + links +
              "</div></div></div><div>Bản quyền thuộc về xã A</div></body></html>") ==
        with("Chương trình", with("10/01/2026", wanted)));
}

TEST_CASE("a page laid out by tables gives the cell with the text, letterhead and signature with it",
          "[document][html]") {
  const std::string letterhead =
      "<table><tr><td>ỦY BAN NHÂN DÂN TỈNH A</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>";
  const std::string signature = "<table><tr><td>Nơi nhận:<br>- Lưu: VT.</td><td>CHỦ TỊCH</td></tr></table>";
  auto lines = with("ỦY BAN NHÂN DÂN TỈNH A", with("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", wanted));
  lines.insert(lines.end(), {"Nơi nhận:", "Lưu: VT.", "CHỦ TỊCH"});
  CHECK(texts("<html><body><form><table><tr><td>" + links + "</td><td><div>" + letterhead + "<div>" + paragraphs +
              "</div>" + signature + "</div><div>Các tin khác</div>" + links +
              "</td></tr><tr><td colspan=2>Bản quyền thuộc về Ủy ban nhân dân tỉnh "
              "A</td></tr></table></form></body></html>") == lines);
}

TEST_CASE("comments and related news are known by their labels", "[document][html]") {
  CHECK(texts("<body>" + paragraphs +
              "<h3>Xem thêm</h3><ul><li><a href=/1>Tin một</a></ul><p>Từ khóa: <a href=/t>đất "
              "đai</a></p><div><b>Bình luận (3)</b><p>4. Mong xã sớm làm.</p><p>5. Đồng ý.</p></div>") == wanted);
  CHECK(texts("<body>" + paragraphs + "<p>Ý kiến của các cơ quan gửi về Văn phòng trước ngày 30/6/2026.</p>").size() ==
        4);
}

TEST_CASE("a name does not leave out what must be the text", "[document][html]") {
  CHECK(texts("<body><div class='sidebar-wrap menu'>" + paragraphs + "</div><div class=footer>Xã A</div></body>") ==
        wanted);
  CHECK(texts("<body>" + paragraphs + "<p><span class=tag>4. Việc</span> khác.</p></body>").size() == 4);
}

TEST_CASE("a document of one large table keeps its title and the table", "[document][html]") {
  std::string rows = "<tr><td>TT<td>Nhiệm vụ<td>Thời hạn</tr>";
  for (int n = 1; n < 30; ++n)
    rows += "<tr><td>" + std::to_string(n) + "<td>Rà soát quy hoạch số mười hai<td>Quý I/2026</tr>";
  const auto reading = html("<body><div><p>PHỤ LỤC</p><table>" + rows + "</table></div></body>", "trang.html");
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 2);
  CHECK(reading->blocks[0].text == "PHỤ LỤC");
  CHECK(reading->blocks[1].table->rows.size() == 30);
}
