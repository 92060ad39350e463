// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connectionbox.h"

#include "connections/session.h"
#include "forms/regionseditor.h"
#include "shell/connectionlook.h"
#include "style/icon.h"
#include "style/theme.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>

namespace lc {

namespace {

Session::State worstState(const Session &session)
{
    auto worst = Session::State::Open;
    for (const QString &id : session.opened()) {
        const Session::State state = session.state(id);
        if (state == Session::State::Failed)
            return state;
        if (state != Session::State::Open)
            worst = state;
    }
    return session.opened().isEmpty() ? Session::State::Closed : worst;
}

Tone toneOf(const Session &session)
{
    switch (worstState(session)) {
    case Session::State::Failed:
        return Tone::Danger;
    case Session::State::Open:
        return connectionLook(session).tone;
    case Session::State::Opening:
    case Session::State::Closed:
        break;
    }
    return Tone::Neutral;
}

/// The frame of a box in the toolbar, with its focus ring.
void paintBox(QPainter &painter, const QToolButton &box, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Border));
    painter.setBrush(theme.color(box.underMouse() ? Token::Alternate : Token::Button));
    painter.drawRoundedRect(QRectF(box.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (box.hasFocus()) {
        painter.setPen(QPen(theme.color(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(box.rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void paintArrow(QPainter &painter, const QToolButton &box, const Theme &theme)
{
    paintSymbol(&painter, QRectF(box.width() - 24, 0, 16, box.height()), Symbol::Down,
                theme.color(Token::Sub), 12);
}

} // namespace

ConnectionBox::ConnectionBox(Session &session, const Theme &theme, QWidget *parent)
    : QToolButton(parent), m_session(session), m_theme(theme)
{
    setObjectName(QStringLiteral("connectionBox"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &ConnectionBox::fillMenu);
    connect(&session, &Session::openedChanged, this, &ConnectionBox::refresh);
    connect(&session, &Session::stateChanged, this, &ConnectionBox::refresh);
    connect(&theme, &Theme::changed, this, &ConnectionBox::refresh);
    refresh();
}

QString ConnectionBox::stateWord() const
{
    switch (worstState(m_session)) {
    case Session::State::Open:
        if (const QString mark = connectionLook(m_session).mark; !mark.isEmpty())
            return mark;
        return isLocalOnly(m_session) ? tr("Local") : tr("Connected");
    case Session::State::Opening:
        return tr("Connecting…");
    case Session::State::Failed:
        return tr("Failed");
    case Session::State::Closed:
        break;
    }
    return tr("Not connected");
}

void ConnectionBox::refresh()
{
    QStringList names;
    for (const QString &id : m_session.opened())
        names += m_session.connection(id).name;
    if (names.size() > 1 && isLocalOnly(m_session))
        m_name = tr("Local sample data");
    else if (names.size() > 2)
        m_name = tr("%n connections", nullptr, int(names.size()));
    else
        m_name = names.isEmpty() ? tr("No connection") : QLocale().createSeparatedList(names);
    setText(m_name);
    setIcon(lc::icon(m_theme, connectionLook(m_session).symbol, Token::Text));
    setAccessibleName(tr("Connection: %1, %2").arg(m_name, stateWord()));
    setToolTip(tr("Choose the connection").toHtmlEscaped());
    updateGeometry();
    update();
}

QSize ConnectionBox::sizeHint() const
{
    const QFontMetrics body(m_theme.font(TypeStyle::Body));
    const QFontMetrics small(m_theme.font(TypeStyle::SmallMedium));
    return {body.horizontalAdvance(m_name) + small.horizontalAdvance(stateWord()) + 92, 28};
}

void ConnectionBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(painter, *this, m_theme);
    QRect place = rect().adjusted(12, 0, -10, 0);
    icon().paint(&painter, QRect(place.left(), place.center().y() - 7, 16, 16));
    painter.setFont(m_theme.font(TypeStyle::Body));
    painter.setPen(m_theme.color(Token::Text));
    place.setLeft(place.left() + 24);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, m_name);
    place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(m_name) + 8);

    const Tone tone = toneOf(m_session);
    painter.setFont(m_theme.font(TypeStyle::SmallMedium));
    const QString word = stateWord();
    const QRectF pill(place.left(), place.center().y() - 9.5,
                      painter.fontMetrics().horizontalAdvance(word) + 16, 20);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.back(tone));
    painter.drawRoundedRect(pill, 10, 10);
    painter.setPen(m_theme.text(tone));
    painter.drawText(pill, Qt::AlignCenter, word);
    paintArrow(painter, *this, m_theme);
}

void ConnectionBox::fillMenu()
{
    menu()->clear();
    const QStringList opened = m_session.opened();
    const auto add = [&](const QString &text, const QStringList &ids) {
        QAction *action = menu()->addAction(QString(text).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(QSet<QString>(ids.begin(), ids.end())
                           == QSet<QString>(opened.begin(), opened.end()));
        connect(action, &QAction::triggered, this, [this, ids] { emit chosen(ids); });
    };
    m_session.registry().reload();
    const QList<Connection> connections = m_session.registry().connections();
    QStringList local;
    for (const Connection &connection : connections) {
        if (connection.kind == Connection::Kind::Local)
            local += connection.id;
    }
    if (local.size() > 1)
        add(tr("Local sample data, all accounts"), local);
    for (const Connection &connection : connections)
        add(connection.name, {connection.id});

    // Several at once: a check mark each.
    menu()->addSeparator();
    QMenu *together = menu()->addMenu(tr("Show together"));
    for (const Connection &connection : connections) {
        QAction *action =
            together->addAction(QString(connection.name).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(opened.contains(connection.id));
        connect(action, &QAction::toggled, this, [this, id = connection.id](bool on) {
            QStringList ids = m_session.opened();
            on ? ids.append(id) : void(ids.removeAll(id));
            if (!ids.isEmpty())
                emit chosen(ids);
        });
    }
    if (const QString &problem = m_session.registry().problem(); !problem.isEmpty()) {
        QAction *action = menu()->addAction(lc::icon(m_theme, Symbol::Warning, Tone::Warning),
                                            tr("Profiles could not be read"));
        action->setEnabled(false);
        action->setToolTip(problem.toHtmlEscaped());
        menu()->setToolTipsVisible(true);
    }
}

RegionBox::RegionBox(Session &session, const Theme &theme, QWidget *parent)
    : QToolButton(parent), m_session(session), m_theme(theme)
{
    setObjectName(QStringLiteral("regionBox"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &RegionBox::fillMenu);
    connect(&session, &Session::openedChanged, this, &RegionBox::refresh);
    connect(&session, &Session::stateChanged, this, &RegionBox::refresh);
    refresh();
}

void RegionBox::refresh()
{
    QStringList regions;
    for (const QString &id : m_session.opened()) {
        if (m_session.client(id))
            regions += m_session.regions(id);
    }
    regions.removeDuplicates();
    setText(regions.isEmpty()         ? tr("No Region")
                : regions.size() == 1 ? regions.first()
                                      : tr("%n Regions", nullptr, int(regions.size())));
    setAccessibleName(tr("Region: %1").arg(text()));
    updateGeometry();
}

QSize RegionBox::sizeHint() const
{
    const QFontMetrics body(m_theme.font(TypeStyle::Body));
    return {body.horizontalAdvance(text()) + 44, 28};
}

void RegionBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(painter, *this, m_theme);
    painter.setFont(m_theme.font(TypeStyle::Body));
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(rect().adjusted(12, 0, -26, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    paintArrow(painter, *this, m_theme);
}

void RegionBox::fillMenu()
{
    menu()->clear();
    const auto add = [this](const QString &text, const QString &region) {
        QAction *action = menu()->addAction(text);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, region] { emit chosen(region); });
        return action;
    };
    add(tr("As configured"), {});
    add(tr("Every Region"), Connection::everyRegion);
    menu()->addSeparator();
    // The commercial ones; a profile in another partition brings its own.
    QStringList regions = offeredRegions();
    for (const QString &id : m_session.opened()) {
        const QString own = m_session.connection(id).region;
        if (!own.isEmpty() && !regions.contains(own))
            regions.prepend(own);
    }
    for (const QString &region : std::as_const(regions))
        add(region, region)->setChecked(region == text());
}

} // namespace lc
