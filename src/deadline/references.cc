#include "deadline/references.h"

#include <algorithm>

namespace deadline {
namespace {

bool joins(const Token& token) {
  return token.is(TokenKind::slash) || token.is(TokenKind::dash) || token.is(TokenKind::dot);
}

bool is_foreign(const Token& token) {
  return token.is_unknown() || token.is(Term::document) ||
         (token.is(Term::own_document) && token.end - token.begin <= 3);
}

/// The end of the row of tokens that begins at `first` and has no space in it.
std::size_t row_end(const std::vector<Token>& tokens, std::size_t first) {
  auto end = first + 1;
  while (end < tokens.size() && tokens[end].glued &&
         (joins(tokens[end]) || tokens[end].is(TokenKind::word) || tokens[end].is(TokenKind::number)))
    ++end;
  return end;
}

/// A day, a month and a year between slashes, dashes or full stops.
bool holds_date(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  for (auto i = first; i + 4 < end; ++i)
    if (tokens[i].value >= 1 && tokens[i].value <= 31 && joins(tokens[i + 1]) && tokens[i + 2].value >= 1 &&
        tokens[i + 2].value <= 12 && joins(tokens[i + 3]) && tokens[i + 4].digits >= 2)
      return true;
  return false;
}

bool is_reference(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  bool foreign = false, number = false, joined = false;
  for (auto i = first; i < end; ++i) {
    number = number || tokens[i].is(TokenKind::number);
    joined = joined || joins(tokens[i]);
    if (!is_foreign(tokens[i])) continue;
    foreign = foreign || (i > first && joins(tokens[i - 1])) || (i + 1 < end && joins(tokens[i + 1]));
  }
  return foreign && joined && (number || end - first > 4);
}

bool names_time(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                     tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Token& t) { return t.is(Term::month) || t.is(Term::quarter) || t.is(Term::day); });
}

/// Whether the ellipsis at the end stands for something left out: «/…», «20…».
bool stands_for_digits(const std::vector<Token>& tokens) {
  if (tokens.size() < 2) return false;
  const auto& before = tokens[tokens.size() - 2];
  if (before.is(TokenKind::slash) || before.is(TokenKind::dash)) return true;
  return tokens.back().glued && before.is(TokenKind::number) && before.value >= 0 && before.digits < 4;
}

bool is_stop(const Token& token) {
  return token.is(TokenKind::comma) || token.is(TokenKind::semicolon) || token.is(TokenKind::colon) ||
         token.is(TokenKind::dot);
}

/// Whether the last token says nothing: a stop, an ellipsis after a whole clause, the slash of the end mark «./.».
bool closes(const std::vector<Token>& tokens) {
  const auto& last = tokens.back();
  if (last.is(TokenKind::blank)) return !stands_for_digits(tokens);
  if (!last.is(TokenKind::slash)) return is_stop(last);
  if (tokens.size() < 2) return true;
  const auto& before = tokens[tokens.size() - 2];
  return is_stop(before) || before.is(TokenKind::blank);
}

void drop_outer_brackets(std::vector<Token>& tokens) {
  while (tokens.size() >= 2 && tokens.front().is(TokenKind::open) && tokens.back().is(TokenKind::close)) {
    int depth = 0;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      depth += tokens[i].is(TokenKind::open) ? 1 : tokens[i].is(TokenKind::close) ? -1 : 0;
      if (depth == 0) return;  // two pairs of brackets side by side
    }
    tokens.erase(tokens.begin());
    tokens.pop_back();
  }
}

}  // namespace

void join_references(std::vector<Token>& tokens) {
  std::size_t kept = 0;
  for (std::size_t first = 0; first < tokens.size();) {
    const auto end = row_end(tokens, first);
    if (end - first >= 3 && is_reference(tokens, first, end)) {
      auto joined = tokens[first];
      const bool spoilt = holds_date(tokens, first, end) || names_time(tokens, first, end);
      joined.kind = spoilt ? TokenKind::garbled : TokenKind::reference;
      joined.meanings = {};
      joined.end = tokens[end - 1].end;
      tokens[kept++] = joined;
    } else {
      for (auto i = first; i < end; ++i) tokens[kept++] = tokens[i];
    }
    first = end;
  }
  tokens.resize(kept);
}

void drop_footnotes(std::vector<Token>& tokens) {
  for (std::size_t i = 1; i + 2 < tokens.size();) {
    const bool note = tokens[i].is(TokenKind::open) && tokens[i + 1].is(TokenKind::number) &&
                      tokens[i + 1].value >= 0 && tokens[i + 1].digits <= 2 && tokens[i + 2].is(TokenKind::close);
    if (note)
      tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i),
                   tokens.begin() + static_cast<std::ptrdiff_t>(i) + 3);
    else
      ++i;
  }
}

void drop_closing_marks(std::vector<Token>& tokens) {
  bool again = true;
  while (again && !tokens.empty()) {
    const auto before = tokens.size();
    while (!tokens.empty() && closes(tokens)) tokens.pop_back();
    while (!tokens.empty() && (is_stop(tokens.front()) || tokens.front().is(TokenKind::dash) ||
                               tokens.front().is(Term::conjunction)))
      tokens.erase(tokens.begin());
    drop_outer_brackets(tokens);
    again = tokens.size() != before;
  }
}

}  // namespace deadline
