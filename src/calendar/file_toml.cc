#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "calendar/file_forms.h"

namespace calendar {
namespace {

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

base::Problem refused(const toml::node& at, std::string_view what, std::string_view words = {}) {
  return calendar_problem("calendar_file", line_of(at), what, words);
}

template <std::size_t N>
std::optional<base::Problem> unknown_key(const toml::table& table, const std::array<std::string_view, N>& known,
                                         std::string_view list) {
  for (const auto& [key, value] : table)
    if (std::ranges::find(known, key.str()) == known.end())
      return refused(value, "không rõ khóa này. Các khóa được nhận: " + std::string{list} + ".",
                     key.str());
  return std::nullopt;
}

/// What one table says for all days, or a row of it for its own.
struct Common {
  std::string source;
  bool expected = false;
};

base::Result<Common> common_in(const toml::table& table, Common common) {
  if (const auto* source = table.get("source")) {
    if (!source->is_string()) return refused(*source, "nguồn (source) phải là chữ trong dấu ngoặc kép.");
    common.source = **source->as_string();
  }
  if (const auto* expected = table.get("expected")) {
    if (!expected->is_boolean()) return refused(*expected, "dự kiến (expected) phải là true hoặc false.");
    common.expected = **expected->as_boolean();
  }
  return common;
}

base::Result<FileDay> day_in_row(const toml::node& entry, const Common& common, bool working) {
  const auto* row = entry.as_table();
  const auto* day = row != nullptr ? row->get_as<toml::date>("day") : nullptr;
  if (day == nullptr) return refused(entry, "mỗi mục cần một ngày, thí dụ { day = 2026-01-01, name = \"Tết Dương lịch\" }.");
  constexpr std::array<std::string_view, 4> known{"day", "name", "source", "expected"};
  if (auto problem = unknown_key(*row, known, "day, name, source, expected")) return *problem;
  const auto own = common_in(*row, common);
  if (!own) return own.error();
  return file_day({.day = day_of((*day)->year, (*day)->month, (*day)->day),
                   .working = working,
                   .name = (*row)["name"].value_or(std::string{}),
                   .source = own->source,
                   .expected = own->expected,
                   .line = line_of(entry),
                   .day_as_written = {}});
}

std::optional<base::Problem> append_days(const toml::table& file, std::string_view key, const Common& common,
                                         bool working, std::vector<FileDay>& days) {
  const auto* list = file.get(key);
  if (list == nullptr) return std::nullopt;
  if (!list->is_array()) return refused(*list, "khóa này phải là một danh sách ngày [ … ].", key);
  for (const auto& entry : *list->as_array()) {
    if (days.size() == most_days) return refused(entry, "tệp có quá nhiều ngày, không phải lịch nghỉ.");
    auto day = day_in_row(entry, common, working);
    if (!day) return day.error();
    days.push_back(std::move(*day));
  }
  return std::nullopt;
}

}  // namespace

base::Result<std::vector<FileDay>> days_in_toml(std::string_view text) {
  try {
    const auto file = toml::parse(text);
    constexpr std::array<std::string_view, 4> known{"source", "expected", "day_off", "working_day"};
    if (auto problem = unknown_key(file, known, "source, expected, day_off, working_day")) return *problem;
    const auto common = common_in(file, {});
    if (!common) return common.error();
    std::vector<FileDay> days;
    if (auto problem = append_days(file, "day_off", *common, false, days)) return *problem;
    if (auto problem = append_days(file, "working_day", *common, true, days)) return *problem;
    return days;
  } catch (const toml::parse_error& error) {
    const auto& at = error.source().begin;
    return calendar_problem("calendar_file", static_cast<int>(at.line),
                            "viết sai cú pháp TOML ở cột " + std::to_string(at.column) +
                                " (ngày không có thật, thiếu dấu bằng, dấu phẩy hoặc dấu ngoặc).");
  }
}

}  // namespace calendar
