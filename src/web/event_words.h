// Words of events: what changed, by what document, as the history of a task tells it.
#pragma once
#include <string>

#include "duty/changes.h"
#include "service/lists.h"

namespace web {

/// «45-QĐ/TU ngày 12/12/2025 của Ban Thường vụ Tỉnh ủy, chờ cấp trên»: the document of a decision and its reason.
std::string document_in_words(const duty::Mandate& mandate);

/// What an event changed: days, agencies and the document it rests on; empty where it says no such thing.
std::string detail_of(const store::Event& event);

/// Who did it: the person's name, «Chương trình» for the clock, «Người quản trị» for the command line.
std::string author_of(const service::EventLine& line);

/// What has just been done, as the redirect after the form of a move says it; empty for anything else.
std::string notice_of_move(std::string_view done);

}  // namespace web
