// Sections: one table of the settings' file, read key by key.
#pragma once
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "duty/periods.h"
#include "mail/message.h"
#include "schedule/digests.h"

namespace service {

/// The problem of a file of settings, at that line.
inline base::Problem bad_setting(std::string_view name, std::string_view what, const toml::source_region& where) {
  return {.kind = "settings",
          .detail = "Tệp cài đặt " + std::string{name} + ", dòng " + std::to_string(where.begin.line) + ": " +
                    std::string{what} + ". Xin sửa dòng này rồi chạy lại.",
          .words = {},
          .line = static_cast<int>(where.begin.line)};
}

/// Reads one table of the file; the first thing that is wrong is kept.
class Section {
 public:
  Section(const toml::table& table, std::string_view name, std::optional<base::Problem>& problem)
      : table_{table}, name_{name}, problem_{problem} {}

  void only(std::initializer_list<std::string_view> keys) {
    for (const auto& [key, value] : table_)
      if (std::ranges::find(keys, key.str()) == keys.end())
        report("không rõ khóa \"" + std::string{key.str()} + "\"", value.source());
  }

  void text(std::string_view key, std::string& into) {
    const auto* value = table_.get(key);
    if (value == nullptr) return;
    if (const auto words = value->value_exact<std::string>(); words && !words->empty()) {
      into = *words;
    } else {
      report("\"" + std::string{key} + "\" phải là một chuỗi chữ không rỗng, thí dụ \"" + into + "\"", value->source());
    }
  }

  /// Where the key stands; the table where it does not.
  const toml::source_region& where(std::string_view key) const {
    const auto* value = table_.get(key);
    return value != nullptr ? value->source() : table_.source();
  }

  void number(std::string_view key, int least, int most, int& into) {
    const auto* value = table_.get(key);
    if (value == nullptr) return;
    const auto number = value->value_exact<std::int64_t>();
    if (number && *number >= least && *number <= most) {
      into = static_cast<int>(*number);
    } else {
      report("\"" + std::string{key} + "\" phải là số từ " + std::to_string(least) + " đến " + std::to_string(most),
             value->source());
    }
  }

  void yes_or_no(std::string_view key, bool& into) {
    const auto* value = table_.get(key);
    if (value == nullptr) return;
    const auto yes = value->value_exact<bool>();
    if (!yes) return report("\"" + std::string{key} + "\" phải là true hoặc false", value->source());
    into = *yes;
  }

  /// Which of two words stands there. into: true for the second
  void one_of(std::string_view key, const std::array<std::string_view, 2>& words, bool& into) {
    std::string word{words[into ? 1 : 0]};
    text(key, word);
    if (word != words[0] && word != words[1])
      return report("\"" + std::string{key} + "\" phải là \"" + std::string{words[0]} + "\" hoặc \"" +
                        std::string{words[1]} + "\"",
                    table_.get(key)->source());
    into = word == words[1];
  }

  void texts(std::string_view key, std::vector<std::string>& into) {
    const auto* value = table_.get(key);
    if (value == nullptr) return;
    const auto* list = value->as_array();
    if (list == nullptr)
      return report("\"" + std::string{key} + "\" là danh sách, thí dụ [\"127.0.0.1\"]", value->source());
    for (const auto& each : *list) {
      const auto words = each.value_exact<std::string>();
      if (!words || words->empty())
        return report("mỗi mục của \"" + std::string{key} + "\" là một chuỗi chữ", each.source());
      into.push_back(*words);
    }
  }

  void time(std::string_view key, std::chrono::minutes& into) {
    std::string words;
    text(key, words);
    if (words.empty()) return;
    int hour = -1, minute = -1;
    const auto* begin = words.data();
    const auto* end = begin + words.size();
    const auto first = std::from_chars(begin, end, hour);
    if (first.ptr != end && *first.ptr == ':') {
      const auto second = std::from_chars(first.ptr + 1, end, minute);
      if (second.ptr != end) minute = -1;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
      return report("\"" + std::string{key} + "\" phải là giờ dạng HH:MM, thí dụ \"07:30\"", table_.get(key)->source());
    into = std::chrono::minutes{hour * 60 + minute};
  }

  void time(std::string_view key, std::optional<std::chrono::minutes>& into) {
    if (table_.get(key) == nullptr) return;
    time(key, into.emplace());
  }

  void digest_kinds(std::string_view key, std::vector<schedule::DigestKind>& into) {
    if (table_.get(key) == nullptr) return;
    std::vector<std::string> words;
    texts(key, words);
    into.clear();
    for (const auto& word : words) {
      const auto kind = schedule::digest_kind_of(word);
      if (!kind)
        return report(
            "\"" + word + "\" không phải loại bản tin; có committee, meeting, agency, quarter, " + "half-year, year",
            where(key));
      if (std::ranges::find(into, *kind) == into.end()) into.push_back(*kind);
    }
  }

  void report_period(std::string_view key, duty::ReportPeriod& into) {
    std::string words{duty::code(into)};
    text(key, words);
    if (const auto period = duty::report_period_of(words))
      into = *period;
    else
      report("\"" + std::string{key} + "\" phải là \"month\", \"quarter\", \"half_year\" hoặc \"year\"",
             table_.get(key)->source());
  }

  void first_day(std::string_view key, int& into) {
    number(key, 1, 15, into);
    if (into != 1 && into != 15) report("\"" + std::string{key} + "\" phải là 1 hoặc 15", table_.get(key)->source());
  }

  void mailbox(std::string_view name_key, std::string_view address_key, mail::Mailbox& into) {
    text(name_key, into.name);
    text(address_key, into.address);
    const auto* value = table_.get(address_key);
    if (const auto checked = mail::mailbox(into.name, into.address); checked) {
      into = *checked;
    } else {
      report(checked.error().detail, value != nullptr ? value->source() : table_.source());
    }
  }

  void report(std::string_view what, const toml::source_region& where) {
    if (!problem_) problem_ = bad_setting(name_, what, where);
  }

 private:
  const toml::table& table_;
  std::string_view name_;
  std::optional<base::Problem>& problem_;
};

}  // namespace service
