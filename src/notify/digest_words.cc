#include "notify/digest_words.h"

#include <cstdlib>

#include "report/period.h"

namespace notify {
namespace {

using schedule::DigestKind;

std::string day_in_words(std::string_view iso) {
  const auto day = calendar::day_in(iso);
  return day ? calendar::in_words(*day) : std::string{iso};
}

/// «6/2026» of "2026-06".
std::string month_in_words(std::string_view month) {
  const auto day = calendar::day_in(std::string{month} + "-01");
  return day ? calendar::in_words(*day).substr(2) : std::string{month};
}

std::string period_in_words(std::string_view code) {
  const auto period = report::period_in(code);
  if (!period) return std::string{code};
  auto words = report::in_words(*period);
  if (words.front() == 'Q') words.front() = 'q';  // in the middle of a line
  if (words.front() == 'N') words.front() = 'n';
  return words;
}

}  // namespace

std::string_view name_of(DigestKind kind) {
  switch (kind) {
    case DigestKind::committee: return "Bản tin tuần của Ban Thường vụ";
    case DigestKind::meeting: return "Bản tin trước phiên họp Ban Thường vụ";
    case DigestKind::agency: return "Bản tin tháng của cơ quan";
    case DigestKind::quarter: return "Báo cáo quý";
    case DigestKind::half_year: return "Báo cáo sáu tháng";
    case DigestKind::year: return "Báo cáo năm";
  }
  std::abort();  // every kind is above
}

std::string title_of(DigestKind kind, std::string_view period) {
  switch (kind) {
    case DigestKind::committee: return "Bản tin tuần từ " + day_in_words(period);
    case DigestKind::meeting: return "Bản tin trước phiên họp ngày " + day_in_words(period);
    case DigestKind::agency: return "Bản tin tháng " + month_in_words(period);
    case DigestKind::quarter:
    case DigestKind::half_year:
    case DigestKind::year: return "Báo cáo " + period_in_words(period);
  }
  std::abort();  // every kind is above
}

std::string_view audience_of(DigestKind kind) {
  switch (kind) {
    case DigestKind::committee:
    case DigestKind::meeting: return "Ban Thường vụ";
    case DigestKind::agency: return "đầu mối và lãnh đạo của cơ quan";
    case DigestKind::quarter:
    case DigestKind::half_year:
    case DigestKind::year: return "Ban Thường vụ và Văn phòng";
  }
  std::abort();  // every kind is above
}

std::string file_name_of(DigestKind kind, std::string_view period) {
  const auto named = [&](std::string_view name) {
    return std::string{"don-doc-"}.append(name).append(1, '-').append(period);
  };
  switch (kind) {
    case DigestKind::committee: return named("ban-tin-tuan");
    case DigestKind::meeting: return named("ban-tin-phien-hop");
    case DigestKind::agency: return named("ban-tin-thang");
    case DigestKind::quarter: return named("bao-cao-quy");
    case DigestKind::half_year: return named("bao-cao-nua-nam");
    case DigestKind::year: return named("bao-cao-nam");
  }
  std::abort();  // every kind is above
}

}  // namespace notify
