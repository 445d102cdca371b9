#include "programme/labels.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "programme/bodies.h"
#include "programme/roles.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

constexpr std::array deliverables{"sản phẩm"sv, "sản phẩm đầu ra"sv, "kết quả, sản phẩm"sv, "sản phẩm, kết quả"sv};
constexpr std::array deadlines{"thời hạn"sv,
                               "thời hạn hoàn thành"sv,
                               "thời gian"sv,
                               "thời gian hoàn thành"sv,
                               "thời gian thực hiện"sv,
                               "thời hạn thực hiện"sv,
                               "tiến độ"sv};
constexpr std::array leads{"chủ trì"sv, "cơ quan chủ trì"sv, "đơn vị chủ trì"sv, "cơ quan, đơn vị chủ trì"sv};
constexpr std::array helpers{"phối hợp"sv, "cơ quan phối hợp"sv, "đơn vị phối hợp"sv, "cơ quan, đơn vị phối hợp"sv};

constexpr std::array receivers{"cấp trình"sv, "cấp nhận"sv, "nơi nhận báo cáo"sv, "cấp quyết định"sv};

constexpr std::size_t longest_label = 60;

template <std::size_t N>
bool is_one(std::string_view label, const std::array<std::string_view, N>& labels) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

/// «Sở Y tế», or «Sở Y tế; phối hợp: Công an tỉnh» on one line.
void take_leads(const std::string& value, Task& task) {
  const auto roles = roles_in(value);
  task.owner = roles ? roles->leads : value;
  if (roles) task.coordinators = bodies_in(roles->helps);
}

}  // namespace

bool take_label(std::string_view line, Task& task) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon > longest_label) return false;
  const auto label = small_letters(base::trimmed(line.substr(0, colon)));
  const auto value = std::string{without_end_stop(line.substr(colon + 1))};
  if (value.empty()) return false;
  if (is_one(label, deliverables))
    task.deliverable = value;
  else if (is_one(label, deadlines))
    task.deadline_text = value;
  else if (is_one(label, leads))
    take_leads(value, task);
  else if (is_one(label, helpers))
    task.coordinators = bodies_in(value);
  else if (is_one(label, receivers))
    task.receiving_level = value;
  else
    return false;
  return true;
}

}  // namespace programme
