// Forms: what a person filled in, cleaned, and the token that says it was our form.
#pragma once
#include <httplib.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "calendar/day.h"

namespace web {

/// The fields of a form as UTF-8 in NFC, with LF line ends, no other control characters, no white space at the ends.
class Form {
 public:
  /// The fields that a POST carries, as multipart/form-data or urlencoded; a field that is a file or not UTF-8 is
  /// left out.
  static Form of(const httplib::Request& request);

  /// Empty for a field that is not there.
  std::string value(std::string_view field) const;

 private:
  std::map<std::string, std::string, std::less<>> fields_;
};

/// The name of an uploaded file as it is kept, at most 200 bytes: without the folder that some browsers send along,
/// and without characters that nobody sees.
/// unnamed: what a file without a name is called
std::string file_name(std::string_view sent, std::string_view unnamed);

/// The cleaned words of one field; nothing where they are not UTF-8.
std::optional<std::string> cleaned(std::string_view bytes);

/// The day typed into a field: as a browser's date field sends it (2026-06-30), or as people write it (30/6/2026).
std::optional<calendar::Day> day_typed(std::string_view text);

/// The number that an id's field, path or query names.
std::optional<std::int64_t> number_typed(std::string_view text);

/// A secret in every form as its field "token". A page of another site cannot know it, so it cannot make a browser send
/// our forms.
class FormToken {
 public:
  /// One of this run of the program, for whoever is not signed in.
  FormToken();
  /// The session's own, from which its secret cannot be reckoned back (keyed BLAKE2b).
  static FormToken of_session(const std::string& secret);

  const std::string& text() const { return text_; }

  /// Why the form is not taken: "stale_form" where its token is missing or another's.
  std::optional<base::Problem> problem_of(const Form& form) const;

 private:
  explicit FormToken(std::string text) : text_{std::move(text)} {}

  std::string text_;
};

}  // namespace web
