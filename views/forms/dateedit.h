// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values.h"
#include "style/theme.h"

#include <QDate>
#include <QLineEdit>

namespace lc {

/// A day, typed in any usual form or picked from a calendar. Days are UTC, as the service stores
/// them.
class DateEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit DateEdit(const Theme &theme, QWidget *parent = nullptr);

    void setDate(const DateText &date); ///< an empty text clears it
    /// The day, in the spelling it came in while the day is the same; nothing when empty.
    std::optional<DateText> date() const;
    /// Whether the text is empty or a day.
    bool isUnderstood() const;
    /// Understands "30 Apr 2026", "30 April 2026", "2026-04-30" and the locale's short form.
    static std::optional<QDate> parse(const QString &text, const QLocale &locale);

signals:
    void dateEdited();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void openCalendar();
    void showDay(const QDate &day);

    const Theme &m_theme;
    DateText m_original;
    QDate m_originalDay;
};

} // namespace lc
