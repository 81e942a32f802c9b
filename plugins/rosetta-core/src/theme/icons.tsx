import { FunctionComponent } from 'react';
import Apartment from '@mui/icons-material/Apartment';
import BrokenImage from '@mui/icons-material/BrokenImage';
import Category from '@mui/icons-material/Category';
import Chat from '@mui/icons-material/Chat';
import CreateNewFolder from '@mui/icons-material/CreateNewFolder';
import Dashboard from '@mui/icons-material/Dashboard';
import Description from '@mui/icons-material/Description';
import Email from '@mui/icons-material/Email';
import ExtensionIcon from '@mui/icons-material/Extension';
import FeaturedPlayList from '@mui/icons-material/FeaturedPlayList';
import GitHub from '@mui/icons-material/GitHub';
import Help from '@mui/icons-material/Help';
import LocationOn from '@mui/icons-material/LocationOn';
import Memory from '@mui/icons-material/Memory';
import MenuBook from '@mui/icons-material/MenuBook';
import OpenInNew from '@mui/icons-material/OpenInNew';
import People from '@mui/icons-material/People';
import Person from '@mui/icons-material/Person';
import Search from '@mui/icons-material/Search';
import Star from '@mui/icons-material/Star';
import StarBorder from '@mui/icons-material/StarBorder';
import Storage from '@mui/icons-material/Storage';
import Subject from '@mui/icons-material/Subject';
import Warning from '@mui/icons-material/Warning';
import { IconBundleBlueprint } from '@backstage/plugin-app-react';

type Icon = FunctionComponent<{ fontSize: 'inherit' }>;

const ICONS: Record<string, Icon> = {
  brokenImage: BrokenImage,
  catalog: MenuBook,
  chat: Chat,
  dashboard: Dashboard,
  docs: Description,
  email: Email,
  externalLink: OpenInNew,
  github: GitHub,
  group: People,
  help: Help,
  scaffolder: CreateNewFolder,
  search: Search,
  star: Star,
  techdocs: Subject,
  unstarred: StarBorder,
  user: Person,
  warning: Warning,
  'kind:api': ExtensionIcon,
  'kind:component': Memory,
  'kind:domain': Apartment,
  'kind:group': People,
  'kind:location': LocationOn,
  'kind:resource': Storage,
  'kind:system': Category,
  'kind:template': FeaturedPlayList,
  'kind:user': Person,
};

/**
 * The icons that Backstage has by default, as elements: its own are registered as components,
 * of which it says in every console that this is deprecated.
 */
export const icons = IconBundleBlueprint.make({
  params: {
    icons: Object.fromEntries(
      Object.entries(ICONS).map(([key, IconComponent]) => [
        key,
        <IconComponent key={key} fontSize="inherit" />,
      ]),
    ),
  },
});
