#include "render/template.h"

#include <stdexcept>

#include "render/compile.h"
#include "render/escape.h"

namespace render {
namespace {

/// The values of a section's row, and those around it.
struct Scope {
  const Values& values;
  const Scope* outer = nullptr;

  const Values::Value* find(const Name& name) const {
    for (const auto* scope = this; scope != nullptr; scope = scope->outer)
      if (const auto* value = scope->values.find(name)) return value;
    return nullptr;
  }
};

/// Whether a section of that value gives nothing.
bool is_nothing(const Values::Value* value) {
  if (value == nullptr) return true;
  if (const auto* flag = std::get_if<bool>(value)) return !*flag;
  if (const auto* words = std::get_if<std::string>(value)) return words->empty();
  return std::get<Values::List>(*value).empty();
}

}  // namespace

class Rendering {
 public:
  explicit Rendering(const Template& compiled) : template_{compiled} {}

  std::string page(const Values& values) {
    out_.reserve(4096);  // hardly a page is shorter
    run(0, template_.steps_.size(), {values});
    return std::move(out_);
  }

 private:
  using Step = Template::Step;

  void run(std::size_t at, std::size_t end, const Scope& scope) {
    while (at < end) {
      const auto& step = template_.steps_[at++];
      switch (step.kind) {
        case Step::Kind::literal: out_ += step.words; break;
        case Step::Kind::text: text(step, scope); break;
        case Step::Kind::section:
          section(at, step, scope);
          at = step.end;
          break;
        case Step::Kind::inverted:
          if (is_nothing(scope.find(step.name()))) run(at, step.end, scope);
          at = step.end;
          break;
      }
    }
  }

  void text(const Step& step, const Scope& scope) {
    const auto* value = scope.find(step.name());
    if (value == nullptr) fail(step, "no value for");
    const auto* words = std::get_if<std::string>(value);
    if (words == nullptr) fail(step, "no words in");
    if (template_.output_ == Output::html)
      append_escaped(out_, *words);
    else
      out_ += *words;
  }

  void section(std::size_t first, const Step& step, const Scope& scope) {
    const auto* value = scope.find(step.name());
    if (is_nothing(value)) return;
    const auto* rows = std::get_if<Values::List>(value);
    if (rows == nullptr) return run(first, step.end, scope);
    for (const auto& row : *rows) run(first, step.end, {row, &scope});
  }

  [[noreturn]] void fail(const Step& step, const std::string& what) const {
    throw std::logic_error{template_.paths_[step.path] + ":" + std::to_string(step.line) + ": " + what + " '" +
                           step.words + "'"};
  }

  const Template& template_;
  std::string out_;
};

Template::Template(std::string_view name, const Sources& sources) : output_{Output::html} {
  Compiler{sources, *this}.compile(name);
}

std::string Template::render(const Values& values) const { return Rendering{*this}.page(values); }

}  // namespace render
