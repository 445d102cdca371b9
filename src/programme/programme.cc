#include "programme/programme.h"

#include <algorithm>
#include <array>

#include "programme/words.h"

namespace programme {

bool is_group(std::string_view name) {
  using namespace std::string_view_literals;
  static constexpr std::array openings{"các "sv, "tất cả các "sv, "toàn thể các "sv, "cấp ủy, "sv, "cấp ủy và "sv};
  static constexpr std::array members{" các xã"sv,         " các phường"sv, " các đặc khu"sv, " các huyện"sv,
                                      " các địa phương"sv, " các sở"sv,     " các cấp"sv,     " các thành phố"sv};
  const auto small = small_letters(name);
  return std::any_of(openings.begin(), openings.end(), [&](auto words) { return small.starts_with(words); }) ||
         std::any_of(members.begin(), members.end(),
                     [&](auto words) { return small.find(words) != std::string::npos; });
}

}  // namespace programme
