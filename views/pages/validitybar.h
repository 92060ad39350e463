// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "style/theme.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace lc {

/// A license's time as a bar from its beginning to its end, with today's mark and the words under
/// it.
class ValidityBar final : public QWidget {
    Q_OBJECT
public:
    explicit ValidityBar(const Theme &theme, QWidget *parent = nullptr);

    /// Without an end the bar has no far side.
    void setRange(std::optional<Instant> begin, std::optional<Instant> end, Instant now);

private:
    class Track;

    const Theme &m_theme;
    Track *m_track;
    QLabel *m_begin;
    QLabel *m_left;
    QLabel *m_end;
};

/// "42 days left", "ended 3 days ago", "begins in 5 days", "no end".
QString daysLeftText(std::optional<Instant> begin, std::optional<Instant> end, Instant now);

} // namespace lc
