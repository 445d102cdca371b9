// Grammar: tokens become the marks of a clause, by recursive descent. Each production either takes its words and gives
// what they say, or takes none.
#pragma once
#include <optional>
#include <vector>

#include "deadline/clause.h"
#include "deadline/tokens.h"

namespace deadline {

/// The marks of a clause. Whatever holds a number or a unit of time that no production can place becomes a mark `bad`
/// with its reason: only words without any number may be passed over as names and objects.
class Grammar {
 public:
  Grammar(std::vector<Token> tokens, calendar::Day issued);

  std::vector<Mark> marks();

 private:
  // grammar.cc: the clause
  void step();
  bool take_reference();
  bool take_verb();
  bool take_separator();
  bool take_ongoing();
  bool take_fraction();
  bool take_number_of_things();
  bool take_unit_word();
  bool take_hazard();
  bool take_negation();
  bool comes_after_all_times(std::size_t first) const;
  void take_filler();

  // grammar_conditions.cc: what is waited for
  bool take_condition();
  void swallow_effective_day();
  bool take_session();
  bool begins_event() const;
  void swallow_condition(bool stops_at_prepositions);

  // grammar_cycles.cc: how often
  bool take_cycle();
  bool take_more_cycles();
  std::optional<Cycle> counted_cycle();
  std::optional<Cycle> times_cycle();
  std::optional<Cycle> each_cycle();
  std::optional<Cycle> unit_cycle();
  std::optional<Cycle> reported_cycle();
  std::optional<Unit> unit();
  bool at_cycle();

  // grammar_offsets.cc: counts of days
  bool take_offset();
  bool offset_anchor(Offset& offset);
  bool own_document_signed();
  bool period_ended(Offset& offset);

  // grammar_groups.cc: what governs times, lists and ranges
  bool take_time();
  std::optional<Prep> prepositions();
  std::optional<Group> group(Prep prep);
  bool range_end(Group& group);
  bool list_rest(Group& group);
  std::optional<Point> continued(const Point& like);
  bool years_after(Group& group);
  bool signing_day();
  void weekday_after(Point& point);

  // grammar_points.cc, grammar_days.cc, grammar_periods.cc: one day or one period
  std::optional<Point> point();
  std::optional<Point> dated();
  std::optional<Point> plain_number();
  std::optional<Point> worded_day();
  std::optional<Point> day_without_word();
  bool may_begin_day() const;
  std::optional<Point> day_of_period(Point& point);
  std::optional<Point> numeric_day(bool after_word);
  std::optional<Point> numeric_period();
  std::optional<Point> weekday_point();
  std::optional<Point> today_or_tomorrow();
  std::optional<Point> feast();
  std::optional<Point> partial_period();
  std::optional<Point> week_period();
  std::optional<Point> month_period();
  std::optional<Point> month_of_quarter();
  std::optional<Point> quarter_period();
  std::optional<Point> year_period();
  std::optional<Point> school_year();
  std::optional<Point> stretch_of_year();
  std::optional<Point> plain_period();
  bool year_tail(Point& point);
  bool month_tail(Point& point);
  bool relative_year(Point& point);
  bool clock();
  bool date_like_ahead() const;
  bool opens_a_clause() const;

  // grammar_numbers.cc
  std::optional<int> number();
  std::optional<int> number_words();
  bool repeated_in_words(int value);
  std::optional<int> whole_number(int digits_at_most);
  std::optional<int> quarter_number();
  std::optional<int> month_number();
  std::optional<int> year_number();

  /// A place to come back to after a look ahead.
  struct Place {
    std::size_t at = 0;
    std::size_t marks = 0;
    const char* trouble = nullptr;
  };
  Place here() const { return {at_, marks_.size(), trouble_}; }
  void back_to(const Place& place);
  bool time_ahead();
  bool range_ahead();
  bool governed_time_later();
  bool own_words_ahead();
  bool event_day_ahead();

  const Token& peek(std::size_t ahead = 0) const;
  bool at(Term term, std::size_t ahead = 0) const { return peek(ahead).is(term); }
  bool at(TokenKind kind, std::size_t ahead = 0) const { return peek(ahead).is(kind); }
  bool accept(Term term);
  bool accept(TokenKind kind);
  Mark& add(MarkKind kind, std::size_t first);
  void add_bad(std::size_t first, const char* why);

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  calendar::Day issued_;
  int issued_year_ = 0;
  int issued_month_ = 0;
  std::vector<Mark> marks_;
  const char* trouble_ = nullptr;  ///< set by a production that recognised its words but cannot accept them
  bool midnight_ = false;
  bool clocked_ = false;
};

}  // namespace deadline
