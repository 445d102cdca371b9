// Words: what the page calls each code of the program, in Vietnamese.
#pragma once
#include <string>
#include <string_view>

#include "duty/changes.h"
#include "people/person.h"
#include "store/claims.h"
#include "store/events.h"
#include "store/ledger.h"

namespace web {

std::string_view words_for(duty::Standing standing);
std::string_view words_for(duty::State state);
std::string_view words_for(deadline::Kind kind);
std::string_view words_for(people::Role role);
std::string_view words_for(store::ClaimState state);
std::string_view words_for(store::MessageState state);
std::string_view words_for(store::Door door);
std::string_view words_for(duty::Reason reason);
std::string_view words_for(duty::ReportPeriod period);

/// The alert level of a duty: «Cảnh báo đỏ»; empty for none.
std::string_view words_for(duty::Alert alert);

/// What an event of the log says happened: "claimed" of a duty is «Báo cáo hoàn thành». An event that a newer program
/// wrote keeps its code.
std::string words_for_event(std::string_view what);

/// Where a duty stands, with its number of days: «Quá hạn 12 ngày», «Còn 3 ngày», «Chờ xác nhận»; where its day was
/// moved, against the first one too: «Quá hạn 12 ngày; so với hạn ban đầu 42 ngày».
std::string standing_in_words(const duty::Facts& facts, const duty::Position& position, calendar::Day today);

/// The class of the style sheet for that standing: "done", "time", "near", "late", "critical", "waits", "grey".
std::string_view tone_of(const duty::Facts& facts, const duty::Position& position);

/// "HH:MM d/m/yyyy" in Vietnam.
std::string in_words(base::Instant instant);

/// "12.345"
std::string figures(std::int64_t number);

/// «840 KB», «2,4 MB»; never less than «1 KB».
std::string size_in_words(std::int64_t bytes);

/// "33,3 %"; «chưa có» where the whole is nothing.
std::string percent_in_words(std::int64_t part, std::int64_t whole);

/// "Tên người (Văn phòng)".
std::string name_and_role(const people::Person& person);

}  // namespace web
