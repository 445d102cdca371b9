// GMime, owned: its objects in smart pointers, its strings as ours.
#pragma once
#include <gmime/gmime.h>

#include <memory>
#include <string>

namespace mail {

struct Release {
  void operator()(void* object) const { g_object_unref(object); }
  void operator()(char* text) const { g_free(text); }
  void operator()(GDateTime* time) const { g_date_time_unref(time); }
  void operator()(GTimeZone* zone) const { g_time_zone_unref(zone); }
  void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); }
  void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};

/// A reference of our own to an object of GMime or glib.
template <typename T>
using Owned = std::unique_ptr<T, Release>;

template <typename T>
Owned<T> owned(T* object) {
  return Owned<T>{object};
}

/// The text of a string that glib gave away, empty for null; the string is freed.
inline std::string taken(char* text) {
  const auto mine = owned(text);
  return mine ? mine.get() : "";
}

/// The text of a string that glib keeps, empty for null.
inline std::string copied(const char* text) { return text != nullptr ? text : ""; }

/// Makes GMime ready, once for the process; call before any function of GMime. Shut down when the process ends.
void use_gmime();

/// What the object writes, its lines ended by CRLF.
std::string bytes_of(GMimeObject* object);

}  // namespace mail
