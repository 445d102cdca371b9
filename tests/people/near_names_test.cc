#include "people/near_names.h"

#include <catch2/catch.hpp>

using people::near_names;

namespace {

const std::vector<std::string> bodies{
    "Ban Tổ chức Tỉnh ủy",         "Ban Nội chính Tỉnh ủy",   "Ban Tuyên giáo và Dân vận Tỉnh ủy",
    "Văn phòng Tỉnh ủy",           "Ủy ban Kiểm tra Tỉnh ủy", "Đảng ủy Ủy ban nhân dân tỉnh",
    "Ủy ban nhân dân tỉnh",        "Đảng ủy Công an tỉnh",    "Đảng ủy Quân sự tỉnh",
    "Sở Nông nghiệp và Môi trường"};

/// The nearest of the bodies, or "" where none is near.
std::string nearest(std::string_view name) {
  const auto near = near_names(name, bodies, 3);
  return near.empty() ? "" : bodies[near.front()];
}

}  // namespace

TEST_CASE("a name written a little otherwise is near", "[people]") {
  CHECK(nearest("Ban Tổ chức") == "Ban Tổ chức Tỉnh ủy");
  CHECK(nearest("Ban Tồ chức Tỉnh uỷ") == "Ban Tổ chức Tỉnh ủy");
  CHECK(nearest("Ban Tuyên giáo Tỉnh ủy") == "Ban Tuyên giáo và Dân vận Tỉnh ủy");
  CHECK(nearest("Sở Nông nghiệp & Môi trường") == "Sở Nông nghiệp và Môi trường");
  CHECK(nearest("Sơ Nông nghiêp va Môi truơng") == "Sở Nông nghiệp và Môi trường");
  CHECK(nearest("Công an tỉnh") == "Đảng ủy Công an tỉnh");
}

TEST_CASE("an abbreviation is near to what it stands for", "[people]") {
  CHECK(nearest("UBND tỉnh") == "Ủy ban nhân dân tỉnh");
  CHECK(nearest("Đảng ủy UBND tỉnh") == "Đảng ủy Ủy ban nhân dân tỉnh");
  CHECK(nearest("UBKT Tỉnh ủy") == "Ủy ban Kiểm tra Tỉnh ủy");
  CHECK(nearest("VP Tỉnh ủy") == "Văn phòng Tỉnh ủy");
}

TEST_CASE("words that every body has make no two bodies alike", "[people]") {
  CHECK(nearest("Trường Chính trị tỉnh").empty());
  CHECK(nearest("Sở Tài chính").empty());
  CHECK(nearest("").empty());
}

TEST_CASE("the likest comes first, and no more than asked for", "[people]") {
  const auto near = near_names("Uỷ ban nhân dân tỉnh", bodies, 2);
  REQUIRE_FALSE(near.empty());
  CHECK(bodies[near.front()] == "Ủy ban nhân dân tỉnh");
  CHECK(near.size() <= 2);
  CHECK(near_names("Ban", {}, 3).empty());
}

TEST_CASE("a name of strangers, long or odd, costs no more than it may", "[people]") {
  const std::string long_name(5000, 'a');
  CHECK(near_names(long_name, {long_name + "b"}, 3).empty());
  CHECK(near_names(" ,;-. ", bodies, 3).empty());
}
