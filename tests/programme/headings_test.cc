#include "programme/headings.h"

#include <catch2/catch.hpp>

using namespace programme;

TEST_CASE("a heading names whose tasks stand below it", "[programme]") {
  CHECK(headed_by("Sở Y tế") == "Sở Y tế");
  CHECK(headed_by("Giám đốc Sở Y tế:") == "Giám đốc Sở Y tế");
  CHECK(headed_by("Trách nhiệm của Sở Y tế") == "Sở Y tế");
  CHECK(headed_by("Đối với UBND các xã, phường:") == "UBND các xã, phường");
  CHECK(headed_by("Giao UBND các xã dọc sông:") == "UBND các xã dọc sông");
  CHECK(headed_by("Giao Ủy ban nhân dân tỉnh:") == "Ủy ban nhân dân tỉnh");
  CHECK(headed_by("Giao Sở Nội vụ chủ trì thực hiện các nhiệm vụ sau:") == "Sở Nội vụ");
}

TEST_CASE("a heading of a topic, or a task with its own details, names nobody", "[programme]") {
  for (const auto* heading : {"Đối với các dự án chậm tiến độ", "Trách nhiệm thi hành", "Nhiệm vụ của năm 2026",
                              "Giao đất cho doanh nghiệp:", "Giao Sở Nội vụ xây dựng đề án, trong đó tập trung:"}) {
    INFO(heading);
    CHECK_FALSE(headed_by(heading));
  }
}

TEST_CASE("who gives tasks is not whose they are", "[programme]") {
  CHECK(gives_orders("Thường trực Tỉnh ủy giao:"));
  CHECK_FALSE(headed_by("Thường trực Tỉnh ủy giao:"));
  CHECK_FALSE(gives_orders("Thường trực Tỉnh ủy"));
  CHECK_FALSE(gives_orders("MỤC ĐÍCH, YÊU CẦU"));
}
