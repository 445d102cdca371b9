#include "schedule/ladder_text.h"

#include <catch2/catch.hpp>

using namespace schedule;

namespace {

const std::string short_ladder = "tháng 0 đầu mối\nquý 0 đầu mối\nnăm 0 đầu mối\n";

struct Refused {
  std::string text;
  int line;
  std::string says;
};

}  // namespace

TEST_CASE("the ladder that all have is read from its file and written back the same", "[schedule]") {
  const auto& ladder = default_ladder();
  CHECK(ladder.year.front() == Rung{-90, {.contact = true}});
  CHECK(ladder.after == std::vector<Rung>{{1, {.contact = true, .head = true}},
                                          {3, {.contact = true, .head = true}},
                                          {7, {.contact = true, .head = true}}});
  CHECK(ladder.then_every == 5);
  CHECK(ladder_in(text_of(ladder)).value() == ladder);
}

TEST_CASE("a ladder's lines may come in any order, case and spacing, without diacritics", "[schedule]") {
  const auto ladder = ladder_in(
                          "QUA HAN  moi 10   Lanh dao,dau moi \r\n\n  # ghi chú\nnam 0 dau moi\nQuý -7 Văn phòng\nquý "
                          "-20 đầu mối\ntháng 0 đầu mối, ban thường vụ")
                          .value();
  CHECK(ladder.quarter == std::vector<Rung>{{-20, {.contact = true}}, {-7, {.office = true}}});
  CHECK(ladder.month == std::vector<Rung>{{0, {.contact = true, .committee = true}}});
  CHECK(ladder.then_every == 10);
  CHECK(ladder.then_told == Audience{.contact = true, .head = true});
  CHECK(ladder.after.empty());
}

TEST_CASE("what is wrong with a ladder is said with its line, and what to write instead", "[schedule]") {
  const std::vector<Refused> cases{
      {short_ladder + "tuần 0 đầu mối", 4, "«tháng», «quý», «năm» hoặc «quá hạn»"},
      {short_ladder + "tháng sau đầu mối", 4, "số ngày, thí dụ «tháng -7»"},
      {short_ladder + "tháng -7đầu mối", 4, "số ngày, thí dụ «tháng -7»"},
      {short_ladder + "tháng +7 đầu mối", 4, "từ -366 đến 0"},
      {short_ladder + "tháng -367 đầu mối", 4, "từ -366 đến 0"},
      {short_ladder + "quá hạn 0 đầu mối", 4, "từ +1 đến +250"},
      {short_ladder + "quá hạn mỗi 0 đầu mối", 4, "từ +1 đến +250"},
      {short_ladder + "tháng -7", 4, "người được nhắc"},
      {short_ladder + "tháng -7 bộ trưởng", 4, "người được nhắc"},
      {short_ladder + "tháng 0 lãnh đạo", 4, "ngày này đã có"},
      {short_ladder + "quá hạn mỗi 5 đầu mối\nquá hạn mỗi 6 đầu mối", 5, "đã có một dòng «quá hạn mỗi …»"},
      {"tháng 0 đầu mối\nnăm 0 đầu mối", 0, "cần ít nhất một dòng «quý»"},
      {"", 0, "cần ít nhất một dòng «tháng»"},
      {"tháng \xff", 0, "UTF-8"},
      {std::string(longest_ladder_text + 1, '#'), 0, "dài quá 16 KB"},
  };
  for (const auto& [text, line, says] : cases) {
    CAPTURE(text.substr(0, 100));
    const auto read = ladder_in(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == "ladder");
    CHECK(read.error().line == line);
    CHECK(read.error().detail.find(says) != std::string::npos);
    CHECK(read.error().detail.find("Chưa có gì thay đổi.") != std::string::npos);
  }
}

TEST_CASE("a ladder has no more rungs than anyone could want", "[schedule]") {
  auto text = short_ladder;
  for (int n = 1; n <= most_rungs - 3; ++n) text += "quá hạn +" + std::to_string(n) + " đầu mối\n";
  CHECK(ladder_in(text));
  text += "quá hạn +200 đầu mối\n";
  CHECK(ladder_in(text).error().line == most_rungs + 1);
}
