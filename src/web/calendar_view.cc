#include "web/calendar_view.h"

#include "web/words.h"

namespace web {
namespace {

using calendar::Day;
using calendar::Exception;
using render::Values;
using Exceptions = std::map<Day, Exception>;

constexpr std::size_t most_moved = 200;  // lines of a page; the rest is counted

bool is_weekend(Day day) {
  const date::weekday weekday{day};
  return weekday == date::Saturday || weekday == date::Sunday;
}

std::string day_and_month(Day day) {
  const date::year_month_day civil{day};
  return std::to_string(static_cast<unsigned>(civil.day())) + "/" +
         std::to_string(static_cast<unsigned>(civil.month()));
}

void put_exception(Values& values, const Exception& exception) {
  values.text("weekday", std::string{calendar::weekday_in_words(exception.day)}).text("name", exception.name);
  values.text("source", exception.source).flag("expected", exception.expected_only);
  values.flag("make_up", exception.working);
}

/// A box of a month: blank before the first and after the last day.
Values box(Day day, unsigned month, Day today, const Exceptions& exceptions) {
  Values values;
  if (static_cast<unsigned>(date::year_month_day{day}.month()) != month) return std::move(values.flag("blank", true));
  values.number("number", static_cast<unsigned>(date::year_month_day{day}.day())).flag("today", day == today);
  const auto exception = exceptions.find(day);
  const bool off = exception != exceptions.end() && !exception->second.working;
  const bool make_up = exception != exceptions.end() && exception->second.working && is_weekend(day);
  values.flag("off", off).flag("make_up", make_up);
  values.flag("weekend", exception == exceptions.end() && is_weekend(day));
  return values;
}

Values::List weeks_of(int year, unsigned month, Day today, const Exceptions& exceptions) {
  const Day first{date::year{year} / static_cast<int>(month) / 1};
  const auto last = calendar::last_of_month(year, month);
  Values::List weeks;
  for (auto monday = first - (date::weekday{first} - date::Monday); monday <= last; monday += date::days{7}) {
    Values::List days;
    for (int i = 0; i < 7; ++i) days.push_back(box(monday + date::days{i}, month, today, exceptions));
    Values week;
    weeks.push_back(std::move(week.list("days", std::move(days))));
  }
  return weeks;
}

Values::List notes_of(Day first, Day last, const Exceptions& exceptions) {
  Values::List notes;
  for (auto each = exceptions.lower_bound(first); each != exceptions.end() && each->first <= last; ++each) {
    Values note;
    note.text("day", day_and_month(each->first));
    put_exception(note, each->second);
    notes.push_back(std::move(note));
  }
  return notes;
}

Values::List months_of(int year, Day today, const Exceptions& exceptions) {
  Values::List months;
  for (unsigned month = 1; month <= 12; ++month) {
    const Day first{date::year{year} / static_cast<int>(month) / 1};
    auto notes = notes_of(first, calendar::last_of_month(year, month), exceptions);
    Values values;
    values.number("month", month).flag("any_notes", !notes.empty()).list("notes", std::move(notes));
    months.push_back(std::move(values.list("weeks", weeks_of(year, month, today, exceptions))));
  }
  return months;
}

Values::List file_rows(const std::vector<store::CalendarFile>& files) {
  Values::List rows;
  for (const auto& file : files) {
    Values row;
    row.text("file", file.name).text("loaded", in_words(file.loaded_at)).text("sha256", file.sha256);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string_view kind_in_words(bool working) { return working ? "làm việc" : "nghỉ"; }

Values::List changed_rows(const std::vector<service::ChangedDay>& changed) {
  Values::List rows;
  for (const auto& day : changed) {
    Values row;
    row.text("day", calendar::in_words(day.exception.day));
    put_exception(row, day.exception);
    row.text("was", std::string{kind_in_words(day.working_before)});
    row.text("becomes", std::string{kind_in_words(day.exception.working)});
    row.flag("stays", day.working_before == day.exception.working);
    if (day.before) row.text("old_name", day.before->name);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List moved_rows(const std::vector<service::MovedDuty>& moved) {
  Values::List rows;
  for (const auto& each : moved) {
    if (rows.size() == most_moved) break;
    Values row;
    row.number("id", base::number(each.duty.id)).text("ref", each.duty.ref).text("words", each.duty.text);
    row.text("agency", each.duty.agency_name).text("due", calendar::in_words(each.duty.due_on));
    row.text("from", calendar::in_words(each.from)).text("to", calendar::in_words(each.to));
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List expected_rows(const std::vector<Exception>& expected) {
  Values::List rows;
  for (const auto& exception : expected) {
    Values row;
    row.text("day", calendar::in_words(exception.day)).text("name", exception.name);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Values calendar_page(const service::CalendarSheet& sheet, int year, Day today, const CalendarNotes& notes) {
  Values values;
  values.text("title", "Lịch làm việc năm " + std::to_string(year))
      .flag("at_calendar", true)
      .text("token", notes.token);
  values.text("notice", notes.notice).text("problem", notes.problem ? notes.problem->detail : "");
  values.number("year", year);
  if (year > first_calendar_year) values.number("year_before", year - 1);
  if (year < last_calendar_year) values.number("year_after", year + 1);
  values.list("months", months_of(year, today, sheet.exceptions));
  return std::move(values.flag("any_files", !sheet.files.empty()).list("files", file_rows(sheet.files)));
}

Values calendar_change_page(const service::CalendarChange& change, const CalendarDraft& draft,
                            const std::string& token) {
  Values values;
  values.text("title", "Xem trước thay đổi lịch làm việc").flag("at_calendar", true).text("token", token);
  values.text("problem", draft.problem ? draft.problem->detail : "").text("notice", "");
  values.text("file", draft.name)
      .text("base64", draft.base64)
      .text("sha256", change.sha256)
      .number("over", change.over);
  values.number("days", static_cast<std::int64_t>(change.days)).flag("any_changed", !change.changed.empty());
  values.list("changed", changed_rows(change.changed)).flag("any_moved", !change.moved.empty());
  values.number("moved_count", static_cast<std::int64_t>(change.moved.size())).list("moved", moved_rows(change.moved));
  if (change.moved.size() > most_moved)
    values.number("more", static_cast<std::int64_t>(change.moved.size() - most_moved));
  values.flag("any_expected", !change.still_expected.empty())
      .list("still_expected", expected_rows(change.still_expected));
  return values;
}

}  // namespace web
