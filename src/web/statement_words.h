// Statement words: what the page calls the codes of what agencies say, and of what is decided about it.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duty/cause_words.h"
#include "duty/statements.h"
#include "store/corrections.h"
#include "store/extensions.h"

namespace web {

std::string_view words_for(duty::Outlook outlook);
std::string_view words_for(duty::ObstacleSort sort);
std::string_view words_for(store::ExtensionState state);
std::string_view words_for(store::CorrectionState state);

/// The class of the style sheet for it: "done", "near", "late".
std::string_view tone_of(duty::Outlook outlook);
std::string_view tone_of(store::ExtensionState state);
std::string_view tone_of(store::CorrectionState state);

/// To choose a cause from: code and words.
std::vector<std::pair<std::string, std::string>> cause_options();

/// «125-BC/SNV ngày 19/6/2026, gửi Ban Thường vụ Tỉnh ủy».
std::string evidence_in_words(const duty::Evidence& evidence);

/// What the event of a statement changed or says beside its words; empty for any other.
std::string statement_in_words(const nlohmann::json& before, const nlohmann::json& after);

/// What has just been said or decided, as the redirect after the form says it; empty for anything else.
std::string notice_of_statement(std::string_view done);

}  // namespace web
