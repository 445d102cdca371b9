// Forms of moves: each change that the office makes has a page with a form, which is shown again with all that was
// typed where the change cannot be made.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "service/changes.h"
#include "web/site.h"

namespace web {

/// What a person may fill a field with.
enum class Input { words, long_words, day, choice };

struct Field {
  std::string name, label;
  std::string hint;  ///< may be empty
  Input input = Input::words;
  bool required = true;
  std::string value;                                         ///< what stands there before anyone types
  std::vector<std::pair<std::string, std::string>> options;  ///< of a choice: value and words
  int longest = 1300;                                        ///< characters of long words
};

/// The duty that a form is about, as its sender saw it.
struct SeenDuty {
  base::DutyId duty;
  std::int64_t version = 0;
};

/// A form, what it is about, and what sending it does.
struct MoveForm {
  std::string title;    ///< «Gia hạn»
  std::string subject;  ///< the words of what is changed
  std::string back;     ///< path of its page
  std::string back_words;
  std::vector<std::pair<std::string, std::string>> facts;  ///< as it stands now
  std::string explanation;                                 ///< what will happen
  std::string button;
  std::vector<Field> fields;
  std::function<base::Result<base::Done>(const Form&)> act;
  std::string done;              ///< path to go to afterwards
  std::optional<SeenDuty> seen;  ///< of what is refused where someone else did something about it meanwhile
};

/// Finds what a path's number names and makes its form; or says in words why there is none.
using FormOf = std::function<base::Result<MoveForm>(const Site&, std::int64_t)>;

/// GET of the path shows the form, POST does what it says. path: a pattern with one group of figures
void add_move(Routes& routes, const std::string& path, people::Action action, const FormOf& form_of);

/// The fields of the form as values: token, version, and fields with their values. prefix: of their ids, where several
/// forms stand on one page
void put_fields(render::Values& values, const MoveForm& form, const std::string& token, const std::string& prefix);

/// The fields of the document on which a decision rests.
void append_document_fields(std::vector<Field>& fields);

/// The version of the duty that the sender of the form saw, where it says so.
std::optional<std::int64_t> version_in(const Form& form);

/// The decision that a form with those fields makes, by whoever is signed in.
service::Act act_of(const Site& site, const Form& form);

/// How often what is ongoing reports, to choose from. none: words for leaving it open, where that is allowed
Field report_period_field(std::string value, std::string none);

}  // namespace web
