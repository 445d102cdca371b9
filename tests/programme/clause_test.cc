#include "programme/clause.h"

#include <catch2/catch.hpp>

using namespace programme;

namespace {

struct Case {
  const char *paragraph, *text, *clause;
};

}  // namespace

TEST_CASE("a deadline clause in brackets at the end is cut from the text", "[programme]") {
  for (const auto& [paragraph, text, clause] : {
           Case{"Lập đề án. (Hoàn thành tháng 10/2025)", "Lập đề án.", "Hoàn thành tháng 10/2025"},
           Case{"Lập đề án (Hoàn thành tháng 10/2025).", "Lập đề án.", "Hoàn thành tháng 10/2025"},
           Case{"Lập đề án (Hoàn thành tháng 10/2025);", "Lập đề án;", "Hoàn thành tháng 10/2025"},
           Case{"Lập đề án. (Hoàn thành tháng 10/2025)./.", "Lập đề án.", "Hoàn thành tháng 10/2025"},
           Case{"Mô hình “1+10” (Thực hiện hằng năm)", "Mô hình “1+10”", "Thực hiện hằng năm"},
           Case{"Lập đề án (lần 2). (Quý I/2026)", "Lập đề án (lần 2).", "Quý I/2026"},
           Case{"Lập đề án. (Quý I/2026) (mật độ thấp)", "Lập đề án. (mật độ thấp)", "Quý I/2026"},
           Case{"Bầu cử. (Tháng 11/2025 - tháng 3/2026)", "Bầu cử.", "Tháng 11/2025 - tháng 3/2026"},
           Case{"Rà soát. (Thực hiện theo chỉ đạo, hướng dẫn của Trung ương)", "Rà soát.",
                "Thực hiện theo chỉ đạo, hướng dẫn của Trung ương"},
           Case{"Rà soát. (Báo cáo Thường trực (qua Văn phòng) quý I/2026)", "Rà soát.",
                "Báo cáo Thường trực (qua Văn phòng) quý I/2026"},
           Case{"Rà soát. (31/12/2026)", "Rà soát.", "31/12/2026"},
           Case{"Rà soát. (Hoàn thành trong quý V/2026)", "Rà soát.", "Hoàn thành trong quý V/2026"},
           Case{"Rà soát. (càng sớm càng tốt)", "Rà soát.", "càng sớm càng tốt"},
           Case{"Công an tỉnh (Thực hiện thường xuyên)", "Công an tỉnh", "Thực hiện thường xuyên"},
       }) {
    INFO(paragraph);
    const auto statement = statement_in(paragraph);
    CHECK(statement.text == text);
    REQUIRE(statement.clause);
    CHECK(*statement.clause == clause);
  }
}

TEST_CASE("brackets that hold no deadline stay, and give none", "[programme]") {
  for (const auto* paragraph :
       {"Lập đề án (theo Chỉ thị số 19-CT/TU).", "Lập đề án (theo Kết luận số 61-KL/TU ngày 14/4/2026).",
        "Nghị quyết Đại hội (gọi tắt là Nghị quyết năm 2025)", "Lễ phát động ngày 5/9/2025. (Ảnh: HT)",
        "Kế hoạch đầu tư công trung hạn (giai đoạn 2026-2030).", "Ban Chỉ đạo tỉnh (Ban Chỉ đạo)",
        "Rà soát (báo cáo số 12 ngày 3/4/2026).", "Rà soát (Hoàn thành tháng 10/2025) toàn bộ hồ sơ của tỉnh.",
        "Rà soát hồ sơ)", "Rà soát (hồ sơ", "()", ")(", ""}) {
    INFO(paragraph);
    const auto statement = statement_in(paragraph);
    CHECK(statement.text == paragraph);
    CHECK_FALSE(statement.clause);
  }
}

TEST_CASE("without brackets the end of the last sentence may say when, and stays in the text", "[programme]") {
  for (const auto& [paragraph, clause] : {
           std::pair{"Rà soát quỹ đất, hoàn thành trước ngày 30/9/2026.", "hoàn thành trước ngày 30/9/2026"},
           std::pair{"Rà soát quỹ đất, báo cáo Ban Thường vụ Tỉnh ủy trong tháng 10/2026.",
                     "báo cáo Ban Thường vụ Tỉnh ủy trong tháng 10/2026"},
           std::pair{"Bố trí đủ công chức; xong trong quý III/2026.", "xong trong quý III/2026"},
           std::pair{"Đôn đốc việc thực hiện, định kỳ hằng quý báo cáo Thường trực.",
                     "định kỳ hằng quý báo cáo Thường trực"},
           std::pair{"Rà soát quỹ đất. Hoàn thành trong năm 2026./.", "Hoàn thành trong năm 2026"},
       }) {
    INFO(paragraph);
    const auto statement = statement_in(paragraph);
    CHECK(statement.text == paragraph);
    REQUIRE(statement.clause);
    CHECK(*statement.clause == clause);
  }
  for (const auto* paragraph :
       {"Thu ngân sách, phấn đấu năm 2026 đạt 9.000 tỷ đồng.", "Rà soát, thực hiện kế hoạch năm 2026.",
        "Chuẩn bị tốt, nhất là dịp Quốc khánh 02/9.", "Theo dõi, báo cáo theo quy định.",
        "Rà soát, triển khai Nghị quyết số 5 trong năm 2026."}) {
    INFO(paragraph);
    CHECK_FALSE(statement_in(paragraph).clause);
  }
}

TEST_CASE("the body that a report goes to is read from the clause", "[programme]") {
  CHECK(receiving_level_in("Báo cáo Ban Thường vụ Tỉnh ủy quý I/2026") == "Ban Thường vụ Tỉnh ủy");
  CHECK(receiving_level_in("trình Hội đồng nhân dân tỉnh trong tháng 12/2026") == "Hội đồng nhân dân tỉnh");
  CHECK(receiving_level_in("Gửi về Văn phòng Tỉnh ủy trước ngày 15/11/2026") == "Văn phòng Tỉnh ủy");
  for (const auto* clause : {"Hoàn thành trong quý II/2026", "Báo cáo trong quý I/2026", "Báo cáo kết quả quý I/2026",
                             "Thực hiện thường xuyên", "trình", ""}) {
    INFO(clause);
    CHECK_FALSE(receiving_level_in(clause));
  }
}

TEST_CASE("a label, a time limit and a list of times are clauses", "[programme]") {
  CHECK(statement_in("Kiểm tra 04 chi bộ. Thời gian: quý III/2026.").clause == "quý III/2026");
  CHECK(statement_in("Đăng lịch tiếp dân (trong 10 ngày kể từ ngày ban hành Kế hoạch này).").text ==
        "Đăng lịch tiếp dân.");
  CHECK(statement_in("Cấp nước cho 90 hộ (thôn Đồi: tháng 6/2026; thôn Bãi: tháng 9/2026).").clause ==
        "thôn Đồi: tháng 6/2026; thôn Bãi: tháng 9/2026");
  CHECK_FALSE(statement_in("Chia hai tổ (tổ một: ông Tư; tổ hai: bà Năm).").clause);
  CHECK_FALSE(statement_in("Kinh phí: năm 2026 là 2 tỷ đồng.").clause);
}
