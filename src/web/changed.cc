#include "web/changed.h"

#include <algorithm>

#include "service/lists.h"
#include "web/event_words.h"
#include "web/words.h"

namespace web {
namespace {

constexpr std::size_t most_told = 5;

std::string told_of(const service::EventLine& line) {
  auto words = author_of(line) + " – " + words_for_event(line.event.what) + ", lúc " + in_words(line.event.at);
  if (const auto detail = detail_of(line.event); !detail.empty()) words += ": " + detail;
  if (!line.event.reason.empty()) words += " («" + line.event.reason + "»)";
  return words;
}

}  // namespace

base::Problem told(const Site& site, base::Problem problem, base::DutyId duty, std::optional<std::int64_t> seen) {
  if (problem.kind != "duty_changed") return problem;
  const auto changes = service::changes_since(site.context, duty, seen.value_or(0));
  std::string done;
  for (std::size_t i = changes.size() - std::min(changes.size(), most_told); i < changes.size(); ++i)
    done += (done.empty() ? "" : "; ") + told_of(changes[i]);
  problem.detail = "sau khi trang này được mở, việc đã thay đổi. " + done +
                   ". Nội dung đã ghi vẫn còn dưới đây, xin xem lại rồi gửi lại nếu vẫn cần.";
  return problem;
}

}  // namespace web
