#include "web/lines.h"

#include <algorithm>
#include <array>

#include "store/withdrawals.h"
#include "web/event_words.h"
#include "web/statement_words.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

constexpr std::int64_t bar_width = 1000;

std::string decider_of(const store::DutyRow& duty) {
  return duty.deciding_level().value_or("Văn bản chưa nêu cấp trình");
}

/// The four classes as parts of one bar, each beginning where the one before ends, so that rounding leaves no gap.
Values::List parts_of_bar(const report::Counts& counts) {
  const std::array<std::pair<std::int64_t, const char*>, 4> classes{{{counts.completed_on_time, "done"},
                                                                     {counts.completed_late, "done-late"},
                                                                     {counts.open_in_time, "time"},
                                                                     {counts.open_overdue, "late"}}};
  Values::List parts;
  if (counts.total() == 0) return parts;
  std::int64_t until = 0;
  std::int64_t begin = 0;
  for (const auto& [count, tone] : classes) {
    until += count;
    const auto end = until * bar_width / counts.total();
    Values part;
    if (end > begin)
      parts.push_back(std::move(part.text("tone", tone).number("x", begin).number("width", end - begin)));
    begin = end;
  }
  return parts;
}

std::string rate(std::int64_t part, std::int64_t whole) {
  return percent_in_words(part, whole) + " (" + figures(part) + "/" + figures(whole) + ")";
}

std::string_view tone_of_claim(store::ClaimState state) {
  switch (state) {
    case store::ClaimState::waiting: return "waits";
    case store::ClaimState::confirmed: return "done";
    case store::ClaimState::returned: return "late";
  }
  return "grey";
}

Values::List file_rows(const std::vector<store::EvidenceRow>& files, Files opened) {
  constexpr std::size_t figures_shown = 12;
  Values::List rows;
  for (const auto& file : files) {
    Values row;
    row.text("file_name", file.name).text("file_size", size_in_words(file.size));
    row.text("check", file.sha256.substr(0, figures_shown));
    row.text("file_path", opened == Files::opened ? "/evidence/" + std::to_string(base::number(file.id)) : "");
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Values duty_line(const service::DutyLine& line, calendar::Day today) {
  const auto& duty = line.duty;
  const auto facts = duty.facts();
  Values values;
  values.reserve(24);
  values.number("id", base::number(duty.id)).text("ref", duty.ref).text("words", duty.text);
  values.number("agency_id", base::number(duty.agency)).text("agency", duty.agency_name);
  values.text("programme", duty.programme_number.value_or(""));
  values.text("tone", std::string{tone_of(facts, line.position)});
  values.text("standing", standing_in_words(facts, line.position, today));
  values.text("alert", std::string{words_for(line.position.alert)});
  const bool waits = duty.state == duty::State::claimed;
  values.flag("late_and_waits", waits && line.position.standing == duty::Standing::open_overdue);
  values.flag("was_returned", duty.state == duty::State::returned);
  values.flag("silent", line.mark.silent);
  const auto named = line.mark.acknowledged_until;
  values.text("acknowledged", named ? calendar::in_words(*named) : "");
  values.text("cause", line.mark.cause ? std::string{words_for(*line.mark.cause)} : "");
  values.text("deliverable", duty.deliverable.value_or("")).text("level", decider_of(duty));
  values.text("due", calendar::in_words(duty.due_on)).text("due_iso", calendar::iso(duty.due_on));
  const bool moved = line.position.effective_due_on != duty.due_on;
  values.text("effective", moved ? calendar::in_words(line.position.effective_due_on) : "");
  values.text("original", duty.original_due_on != duty.due_on ? calendar::in_words(duty.original_due_on) : "");
  return values;
}

Values::List duty_lines(const std::vector<service::DutyLine>& lines, calendar::Day today) {
  Values::List rows;
  rows.reserve(lines.size());
  for (const auto& line : lines) rows.push_back(duty_line(line, today));
  return rows;
}

Values claim_line(const service::ClaimLine& line, Files files) {
  const auto& claim = line.claim;
  Values values;
  values.number("claim", base::number(claim.id)).text("claimant", line.claimant).text("at", in_words(claim.claimed_at));
  values.text("document", claim.document_number).text("document_on", calendar::in_words(claim.document_on));
  values.text("level", claim.receiving_level).text("note", claim.note);
  const bool withdrawn = store::is_withdrawn(claim);
  values.text("state", withdrawn ? "Đã rút" : std::string{words_for(claim.state)});
  values.text("tone", withdrawn ? "grey" : std::string{tone_of_claim(claim.state)});
  if (withdrawn)
    values.text("withdrawn_at", in_words(claim.decided_at.value()));
  else if (claim.decided_at)
    values.text("decider", line.decider.empty() ? "Chương trình tự xác nhận," : line.decider)
        .text("decided_at", in_words(*claim.decided_at));
  if (!claim.reason.empty()) values.text("reason", claim.reason);
  values.flag("any_files", !line.files.empty()).list("files", file_rows(line.files, files));
  return values;
}

Values task_line(const store::TaskListRow& task) {
  Values values;
  values.number("id", base::number(task.id)).text("ref", task.ref).text("words", task.text);
  values.text("owner", task.owner.value_or("")).text("deadline", task.deadline_text.value_or(""));
  values.text("kind", std::string{words_for(task.kind)}).text("programme", task.programme_number.value_or(""));
  return values;
}

Values::List agency_links(const std::vector<std::pair<base::AgencyId, std::string>>& agencies) {
  Values::List links;
  for (const auto& [id, name] : agencies) {
    Values link;
    links.push_back(std::move(link.number("agency_id", base::number(id)).text("agency", name)));
  }
  return links;
}

Values::List version_rows(const std::vector<store::DueVersion>& versions) {
  Values::List rows;
  if (versions.size() == 1 && !versions.front().decision) return rows;
  for (const auto& version : versions) {
    Values row;
    row.text("version_due", calendar::in_words(version.due_on)).flag("of_programme", !version.decision);
    if (version.decision) {
      row.text("version_what", words_for_event(duty::code(version.decision->what)));
      row.text("version_by", document_in_words(version.decision->mandate));
      row.text("version_note", version.decision->mandate.note);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List move_links(const std::string& path, const std::vector<std::pair<std::string, std::string>>& moves) {
  Values::List links;
  for (const auto& [move, words] : moves) {
    Values link;
    links.push_back(std::move(link.text("move", path + "/" + move).text("move_words", words)));
  }
  return links;
}

Values::List paragraphs(const std::vector<std::string>& texts) {
  Values::List rows;
  for (const auto& text : texts) {
    Values row;
    rows.push_back(std::move(row.text("paragraph", text)));
  }
  return rows;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

void put_counts(Values& values, const report::Counts& counts) {
  values.text("total", figures(counts.total())).text("on_time", figures(counts.completed_on_time));
  values.text("late", figures(counts.completed_late)).text("in_time", figures(counts.open_in_time));
  values.text("overdue", figures(counts.open_overdue)).text("near", figures(counts.near));
  values.text("due_today", figures(counts.due_today)).text("critical", figures(counts.critical));
  values.text("claimed", figures(counts.claimed)).text("ongoing", figures(counts.ongoing));
  values.text("waiting", figures(counts.waiting_condition)).text("undated", figures(counts.undated));
  values.text("suspended", figures(counts.suspended)).text("cancelled", figures(counts.cancelled));
  values.flag("any_overdue", counts.open_overdue > 0).flag("any_critical", counts.critical > 0);
  values.text("done_of_total", rate(counts.done(), counts.total()));
  values.text("done_of_due", rate(counts.done(), counts.done() + counts.open_overdue));
  values.text("on_time_of_total", rate(counts.completed_on_time, counts.total()));
  values.text("done_percent", percent_in_words(counts.done(), counts.total()));
  values.text("update_rate", rate(counts.reports_made, counts.reports_owed));
  values.list("parts", parts_of_bar(counts));
}

}  // namespace web
