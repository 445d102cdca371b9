#include "web/upload_view.h"

#include <array>
#include <cstdlib>
#include <utility>

namespace web {
namespace {

using render::Values;
using service::Intaken;

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> encodings{{{"utf-8", "UTF-8"},
                                                                                  {"utf-16le", "UTF-16 LE"},
                                                                                  {"utf-16be", "UTF-16 BE"},
                                                                                  {"windows-1258", "Windows-1258"},
                                                                                  {"tcvn3", "TCVN3 (.VnTime)"},
                                                                                  {"vni", "VNI (VNI-Times)"}}};

Values::List encoding_options(const std::string& chosen) {
  Values::List options;
  for (const auto& [code, words] : encodings) {
    Values option;
    option.text("code", std::string{code}).text("encoding_words", std::string{words}).flag("chosen", code == chosen);
    options.push_back(std::move(option));
  }
  return options;
}

/// Those that a document may still amend.
Values::List programme_options(const std::vector<store::ProgrammeRow>& programmes, const std::string& chosen) {
  Values::List options;
  for (const auto& programme : programmes) {
    if (programme.ended_at || programme.archived_at) continue;
    const auto id = std::to_string(base::number(programme.id));
    Values option;
    option.text("option_id", id).flag("chosen", id == chosen);
    option.text("option_words", programme.kind + " " + programme.number.value_or("(không số)") + " ngày " +
                                    calendar::in_words(programme.issued_on));
    options.push_back(std::move(option));
  }
  return options;
}

std::string words_of(const Intaken::Way& way) {
  const auto so_far = std::to_string(way.done) + " nhiệm vụ";
  switch (way.stage) {
    case Intaken::Stage::waiting: return "Đang chờ đến lượt đọc.";
    case Intaken::Stage::reading: return way.done == 0 ? "Đang mở tệp." : "Đang đọc: " + so_far + ".";
    case Intaken::Stage::keeping: return "Đang lưu: " + so_far + " trên " + std::to_string(way.total) + ".";
  }
  std::abort();  // every stage is above
}

/// Of 100: reading is the first half, keeping the second.
std::size_t percent_of(const Intaken::Way& way) {
  const auto half = way.done * 50 / way.total;
  return way.stage == Intaken::Stage::keeping ? 50 + half : way.stage == Intaken::Stage::reading ? half : 0;
}

}  // namespace

Values upload_page(const UploadDraft& draft, const std::vector<store::ProgrammeRow>& programmes,
                   const std::string& token) {
  Values values;
  values.text("title", "Nhập văn bản").flag("at_programmes", true).text("token", token);
  values.text("number", draft.number).text("issued_on", draft.issued_on);
  values.list("encodings", encoding_options(draft.encoding));
  auto options = programme_options(programmes, draft.amends);
  values.flag("any_programmes", !options.empty()).list("programmes", std::move(options));
  values.flag("details", !draft.number.empty() || !draft.issued_on.empty() || !draft.encoding.empty() ||
                             !draft.amends.empty() || draft.problem.has_value());
  if (draft.problem) values.text("problem", draft.problem->detail);
  return values;
}

Values reading_page(const Intaken::Way& way) {
  Values values;
  values.text("title", "Đang đọc văn bản").flag("at_programmes", true).flag("refreshes", true);
  values.text("way", words_of(way)).text("percent", std::to_string(percent_of(way)));
  return values;
}

}  // namespace web
