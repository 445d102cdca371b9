#include "deadline/cases.h"

#include <catch2/catch.hpp>

#include "support/days.h"

namespace cases {
namespace {

deadline::Reading reading_of(const char* phrase) {
  return deadline::read(phrase, support::day("2025-10-20"), support::vietnam());
}

}  // namespace

std::string meaning_of(const deadline::Reading& reading) {
  std::string meaning{deadline::code(reading.kind)};
  const bool milestones = !reading.milestones.empty();
  const bool due = reading.due && !(milestones && *reading.due == reading.milestones.back());
  const bool span =
      reading.start || reading.kind == deadline::Kind::ongoing || reading.kind == deadline::Kind::recurring;
  if (reading.start || due) meaning += ' ';
  if (reading.start) meaning += calendar::iso(*reading.start);
  if (span && (reading.start || due)) meaning += "..";
  if (due) meaning += calendar::iso(*reading.due);
  for (const auto day : reading.milestones) meaning += ' ' + calendar::iso(day);
  if (reading.rule) meaning += ' ' + deadline::text_of(*reading.rule);
  return meaning;
}

void check(const std::vector<Case>& table) {
  for (const auto& one : table) {
    const auto reading = reading_of(one.phrase);
    INFO(one.rule << ": " << one.phrase << "\n" << reading.how);
    CHECK(meaning_of(reading) == one.meaning);
    CHECK_FALSE(reading.how.empty());
  }
}

void check_never_a_date(const std::vector<const char*>& phrases) {
  for (const auto* phrase : phrases) {
    const auto reading = reading_of(phrase);
    INFO(phrase << "\n" << reading.how);
    CHECK(meaning_of(reading) == deadline::code(reading.kind));
    CHECK((reading.kind == deadline::Kind::unparsed || reading.kind == deadline::Kind::conditional));
    CHECK_FALSE(reading.how.empty());
  }
}

}  // namespace cases
