// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/monthgrid.h"

#include "grids/daydelegate.h"
#include "style/consolestyle.h"
#include "style/icon.h"
#include "style/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int leastHeight = 41; ///< of a day: its number and one entry
constexpr int headerHeight = 34;

} // namespace

MonthGrid::MonthGrid(const Theme &theme, CalendarMonth &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_title(new QLabel(this)), m_extra(new QHBoxLayout),
      m_view(new QTableView(this))
{
    theme.dress(m_title, TypeStyle::Heading);
    const auto addStep = [&](Symbol symbol, const QString &name, int months) {
        auto *button = new QToolButton(this);
        button->setIcon(icon(theme, symbol, Token::Text));
        button->setAutoRaise(true);
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, months] { step(months); });
        return button;
    };
    auto *today = new QPushButton(tr("Today"), this);
    setLook(today, Look::Small);
    connect(today, &QPushButton::clicked, this, [this] { setCurrentDay(m_model.today()); });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 8);
    head->addWidget(m_title, 1);
    head->addLayout(m_extra);
    head->addSpacing(8);
    head->addWidget(today);
    head->addWidget(addStep(Symbol::Back, tr("Month before"), -1));
    head->addWidget(addStep(Symbol::Forward, tr("Next month"), 1));

    m_view->setObjectName(u"month"_s);
    m_view->setModel(&model);
    m_view->setItemDelegate(new DayDelegate(theme, this));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setCornerButtonEnabled(false);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(leastHeight);
    m_view->setMinimumHeight(CalendarMonth::weeks * leastHeight + headerHeight);
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->horizontalHeader()->setSectionsClickable(false);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->installEventFilter(this);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (now.isValid())
                    emit currentDayChanged(m_model.dateAt(now));
            });
    connect(m_view, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { emit dayActivated(m_model.dateAt(index)); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    connect(&model, &QAbstractItemModel::dataChanged, this, &MonthGrid::showMonth);
    connect(&theme, &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    setFocusProxy(m_view);
    setCurrentDay(model.today());
    showMonth();
}

void MonthGrid::addWidget(QWidget *widget)
{
    m_extra->addWidget(widget);
}

QDate MonthGrid::currentDay() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? m_model.dateAt(current) : m_model.month();
}

void MonthGrid::setCurrentDay(QDate day)
{
    m_model.setMonth(day);
    const QModelIndex wanted = m_model.indexOf(day);
    if (m_view->currentIndex() == wanted)
        emit currentDayChanged(day); // the same place, but in another month
    else
        m_view->setCurrentIndex(wanted);
}

QRect MonthGrid::screenRect(QDate day) const
{
    const QRect cell = m_view->visualRect(m_model.indexOf(day));
    return {m_view->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
}

void MonthGrid::step(int months)
{
    setCurrentDay(currentDay().addMonths(months));
}

void MonthGrid::showMonth()
{
    //: A month and its year, as QLocale::toString() understands it
    m_title->setText(QLocale().toString(m_model.month(), tr("MMMM yyyy")));
    m_view->setAccessibleName(tr("Expiry calendar, %1").arg(m_title->text()));
}

bool MonthGrid::takeKey(int key)
{
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    switch (key) {
    case Qt::Key_PageUp:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(1);
        return true;
    case Qt::Key_Home:
        setCurrentDay(m_model.today());
        return true;
    case Qt::Key_Left:
        setCurrentDay(currentDay().addDays(isMirrored ? 1 : -1));
        return true;
    case Qt::Key_Right:
        setCurrentDay(currentDay().addDays(isMirrored ? -1 : 1));
        return true;
    case Qt::Key_Up:
        setCurrentDay(currentDay().addDays(-CalendarMonth::daysOfWeek));
        return true;
    case Qt::Key_Down:
        setCurrentDay(currentDay().addDays(CalendarMonth::daysOfWeek));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit dayActivated(currentDay());
        return true;
    default:
        return false;
    }
}

bool MonthGrid::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const auto modifiers = press->modifiers() & ~Qt::KeypadModifier;
        if (modifiers == Qt::NoModifier && takeKey(press->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lc
